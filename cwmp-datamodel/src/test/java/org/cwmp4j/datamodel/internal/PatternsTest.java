package org.cwmp4j.datamodel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0-9A-F]{6}|0123AF|0123af",
                "a^b|a^b|ab",
                "\\d+$|1$|1",
                "[a-z-[aeiou]]+|bcd|bad",
                "[^a]|^|a",
                "[a&&b]+|&|c",
                "[\\i-[:]][\\c-[:\\.]]*|Name-1|Na.me",
                "\\p{IsBasicLatin}+|abc|\u00E4",
                "\\p{Lu}|A|a",
                "a\\\\|a\\|a",
                "\\.|.|x",
                "x]|x]|x",
            })
    void meansTheSame(String pattern, String good, String bad) {
        String java = Patterns.toJava(pattern);
        assertThat(good).matches(java);
        assertThat(bad).doesNotMatch(java);
    }
}

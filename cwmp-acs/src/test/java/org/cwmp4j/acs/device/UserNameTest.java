package org.cwmp4j.acs.device;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.DeviceId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameTest {
    @ParameterizedTest
    @CsvSource({
        "001122, Set-Top-Box, 1, 001122-Set%2DTop%2DBox-1",
        "001122, '', 1_a, 001122-1_a",
        "001122, é, ä b, 001122-%C3%A9-%C3%A4%20b",
        "001122, 100%, '', 001122-100%25-",
    })
    @Rule("C-AUTH-09")
    void formAndInverse(String oui, String productClass, String serial, String text) {
        DeviceId id = new DeviceId("Example", oui, productClass, serial);
        assertThat(UserName.of(id).text()).isEqualTo(text);
        assertThat(UserName.parse(text)).contains(new UserName(oui, productClass, serial));
    }

    @Property(tries = 500)
    void everyIdHasItsOwnName(
            @ForAll @StringLength(max = 8) String productClass, @ForAll @StringLength(min = 1, max = 8) String serial) {
        UserName name = UserName.of(new DeviceId("", "001122", valid(productClass), valid(serial)));
        assertThat(name.text()).matches("[0-9A-Za-z_%-]+");
        assertThat(UserName.parse(name.text())).contains(name);
    }

    private static String valid(String text) {
        return text.replaceAll("[\\ud800-\\udfff]", "x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "admin",
                "001122--1",
                "001122-a-b-c",
                "001122-%4",
                "001122-%zz",
                "001122-%FF",
                "001122-a b",
                "-a-b"
            })
    @Rule("C-AUTH-09")
    void noSuchForm(String text) {
        assertThat(UserName.parse(text)
                        .filter(name ->
                                name.text().equals(text) && !name.serialNumber().isEmpty()))
                .isEmpty();
    }
}

package org.cwmp4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterValueTest {

    private static ParameterValue value(String text) {
        return ParameterValue.of("Device.P", text);
    }

    @Test
    @Rule("B-TYPE-03")
    void booleansHaveFourSpellings() {
        assertThat(value("1").asBoolean()).isEqualTo(value("true").asBoolean()).contains(true);
        assertThat(value(" 0 ").asBoolean())
                .isEqualTo(value("false").asBoolean())
                .contains(false);
        assertThat(List.of("TRUE", "False", "yes", "", "2", "t rue"))
                .allMatch(text -> value(text).asBoolean().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "int,2147483647,true",
        "int,2147483648,false",
        "int,-2147483648,true",
        "int,-2147483649,false",
        "int,+1,true",
        "int,007,true",
        "unsignedInt,4294967295,true",
        "unsignedInt,4294967296,false",
        "unsignedInt,-1,false",
        "unsignedInt,-0,true",
        "int,1.0,false",
        "int,'',false",
        "int,' 5 ',true"
    })
    @Rule("B-TYPE-02")
    void theEdgesOfIntegers(String type, String text, boolean valid) {
        assertThat(new ParameterValue("Device.P", text, new ParameterType(ParameterType.XSD, type)).isValid())
                .isEqualTo(valid);
    }

    @Test
    @Rule({"B-TYPE-02", "B-ROB-07"})
    void numbersNeverWrap() {
        assertThat(value("9223372036854775807").asLong()).hasValue(Long.MAX_VALUE);
        assertThat(value("-9223372036854775808").asLong()).hasValue(Long.MIN_VALUE);
        assertThat(value("9223372036854775808").asLong()).isEmpty();
        assertThat(value("99999999999999999999").asBigInteger()).contains(new BigInteger("99999999999999999999"));
        assertThat(value("\u0661").asLong()).isEmpty();
        assertThatThrownBy(() -> ParameterValue.ofUnsignedInt("Device.P", 4294967296L))
                .hasMessageContaining("Device.P");
        assertThatThrownBy(() -> ParameterValue.ofUnsignedInt("Device.P", -1)).hasMessageContaining("4294967295");
        assertThatThrownBy(() -> ParameterValue.ofUnsignedLong("Device.P", BigInteger.TWO.pow(64)))
                .hasMessageContaining("Device.P");
    }

    @Test
    @Rule("B-TYPE-11")
    void theTypesOfDataModels() {
        assertThat(ParameterValue.ofLong("Device.P", Long.MIN_VALUE))
                .isEqualTo(new ParameterValue("Device.P", "-9223372036854775808", ParameterType.LONG));
        BigInteger largest = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
        assertThat(ParameterValue.ofUnsignedLong("Device.P", largest).asBigInteger())
                .contains(largest);
        assertThat(ParameterValue.ofHex("Device.P", new byte[] {0, -1}).text()).isEqualTo("00FF");
        assertThat(value("-1.50").asDecimal()).contains(new BigDecimal("-1.50"));
        assertThat(value("1e5").asDecimal()).isEmpty();
        assertThat(new ParameterValue("Device.P", "18446744073709551616", ParameterType.UNSIGNED_LONG).isValid())
                .isFalse();
        assertThat(new ParameterValue("Device.P", "0g", ParameterType.HEX_BINARY).isValid())
                .isFalse();
    }

    @Test
    @Rule("B-TYPE-12")
    void unknownTypesKeepNameAndText() {
        ParameterType token = new ParameterType(ParameterType.XSD, "token");
        assertThat(new ParameterValue("Device.P", " a b ", token).isValid()).isTrue();
        assertThat(new ParameterValue("Device.P", "x", new ParameterType("urn:x", "odd")).isValid())
                .isTrue();
        assertThat(new ParameterValue("Device.P", " a ", token).text()).isEqualTo(" a ");
    }

    @Test
    @Rule("B-TYPE-10")
    void base64UnderBothNamesAndWithLineBreaks() {
        byte[] bytes = {0, 1, 2, 3};
        assertThat(ParameterValue.ofBase64("Device.P", bytes).text()).isEqualTo("AAECAw==");
        assertThat(new ParameterValue("Device.P", "AAEC\r\n Aw==", ParameterType.SOAP_BASE64).asBytes())
                .hasValueSatisfying(b -> assertThat(b).containsExactly(bytes));
        assertThat(new ParameterValue("Device.P", "00ff", ParameterType.HEX_BINARY).asBytes())
                .hasValueSatisfying(b -> assertThat(b).containsExactly(0, -1));
        assertThat(new ParameterValue("Device.P", "AAE", ParameterType.BASE64).asBytes())
                .isEmpty();
        assertThat(new ParameterValue("Device.P", "AA=A", ParameterType.BASE64).isValid())
                .isFalse();
        assertThat(new ParameterValue("Device.P", "AA==", new ParameterType(ParameterType.XSD, "base64Binary"))
                        .isValid())
                .isTrue();
    }

    @Test
    void dateTimes() {
        assertThat(value(" 2024-01-01T00:00:00Z\n").asDateTime()).contains(new CwmpDateTime("2024-01-01T00:00:00Z"));
        assertThat(value("yesterday").asDateTime()).isEmpty();
    }

    @Test
    @Rule("B-TYPE-16")
    void listsInStrings() {
        assertThat(value("a, b%2Cc ,d").asList()).containsExactly("a", "b,c", "d");
        assertThat(value("").asList()).isEmpty();
        assertThat(value("a,,b").asList()).containsExactly("a", "", "b");
        assertThat(value("100%,a%2").asList()).containsExactly("100%", "a%2");
        assertThat(ParameterValue.ofList("Device.P", List.of("a b", "c,d", "50%"))
                        .text())
                .isEqualTo("a%20b,c%2Cd,50%25");
    }

    @Property
    @Rule("B-TYPE-16")
    void listsComeBackAsTheyWere(@ForAll List<String> items) {
        boolean single = items.size() == 1 && items.get(0).isEmpty();
        assertThat(ValueLists.split(ValueLists.join(items))).isEqualTo(single ? List.of() : items);
    }

    @Property
    void noTextMakesAViewThrow(@ForAll String text) {
        ParameterValue value = value(text);
        assertThat(List.of(
                        value.asBoolean(),
                        value.asLong(),
                        value.asBigInteger(),
                        value.asDecimal(),
                        value.asDateTime(),
                        value.asBytes(),
                        value.asList()))
                .hasSize(7);
    }
}

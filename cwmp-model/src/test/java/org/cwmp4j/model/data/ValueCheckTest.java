package org.cwmp4j.model.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.Notification;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.data.ValueCheck.Accepted;
import org.cwmp4j.model.data.ValueCheck.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a definition says of values; each line of a model below is one definition. */
class ValueCheckTest {
    private static final ParameterType XSD_SHORT = new ParameterType(ParameterType.XSD, "short");

    private static ValueCheck check(String definition, String text) {
        return parameter(definition).check(text);
    }

    private static ParameterDefinition parameter(String definition) {
        return (ParameterDefinition)
                DataModelText.readFragment("Device.P " + definition, "Device.").get(0);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "int,-2147483648,-2147483648",
                "int,2147483647,2147483647",
                "int,2147483648,",
                "int,-2147483649,",
                "int,+7,7",
                "int,007,7",
                "int, 7 ,7",
                "int,7.0,",
                "int,,",
                "int,1e3,",
                "int,- 7,",
                "unsignedInt,0,0",
                "unsignedInt,4294967295,4294967295",
                "unsignedInt,4294967296,",
                "unsignedInt,-1,",
                "unsignedInt,-0,0",
                "long,-9223372036854775808,-9223372036854775808",
                "long,9223372036854775808,",
                "unsignedLong,18446744073709551615,18446744073709551615",
                "unsignedLong,18446744073709551616,",
                "unsignedLong,-1,",
                "boolean,1,true",
                "boolean,0,false",
                "boolean,true,true",
                "boolean, false,false",
                "boolean,TRUE,",
                "boolean,yes,",
                "boolean,2,",
                "dateTime,2024-01-01T00:00:00Z,2024-01-01T00:00:00Z",
                "dateTime,2024-01-01,",
                "base64,AAEC,AAEC",
                "base64,AAE,",
                "base64,A*==,",
                "hexBinary,00ffAB,00ffAB",
                "hexBinary,0,",
                "hexBinary,0g,",
                "decimal,1.50,1.50",
                "decimal,.5,0.5",
                "decimal,1e3,"
            })
    @Rule({"B-TYPE-02", "B-TYPE-03", "B-TYPE-09", "B-TYPE-10", "B-TYPE-11", "C-SPV-13"})
    void lexicalRules(String type, String text, String canonical) {
        ValueCheck result = check(type, text == null ? "" : text);
        if (canonical == null) {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.code()).isEqualTo(FaultCode.INVALID_PARAMETER_VALUE));
        } else {
            assertThat(result).isEqualTo(new Accepted(canonical));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "string size=2:3|ab|true",
                "string size=2:3|a|false",
                "string size=2:3|abcd|false",
                "string size=:0 size=4:|''|true",
                "string size=:0 size=4:|a|false",
                "unsignedInt range=1:9 range=20:|20|true",
                "unsignedInt range=1:9 range=20:|10|false",
                "int range=-3:|-4|false",
                "unsignedInt range=10:50/20|30|true",
                "unsignedInt range=10:50/20|31|false",
                "string enum=Up enum=Down|Up|true",
                "string enum=Up enum=Down|up|false",
                "string enum=Up enum=Down|''|false",
                "string pattern=[0-9a-f]+|0af|true",
                "string pattern=[0-9a-f]+|0ag|false",
                "string list=1:2 size=:3|a,bcd|true",
                "string list=1:2 size=:3|a,b,c|false",
                "string list=1:2 size=:3|abcd|false",
                "string list=1:2|''|false",
                "string list=: listSize=:5|ab,cde|false",
                "string list=: listSize=:6|ab,cde|true",
                "string list=: enum=A enum=B|A, B|true",
                "string list=: enum=A enum=B|A,,B|false",
                "string list=: enum=A|A,|false",
                "unsignedInt list=: range=:9|1,9|true",
                "unsignedInt list=: range=:9|1,10|false",
                "base64 size=:2|AAE=|true",
                "base64 size=:2|AAEC|false",
                "hexBinary size=2|0011|true",
                "hexBinary size=2|00|false"
            })
    @Rule({"C-SPV-16", "C-SPV-17", "B-TYPE-16"})
    void facets(String definition, String text, boolean accepted) {
        assertThat(check(definition, text)).isInstanceOf(accepted ? Accepted.class : Refused.class);
    }

    @Test
    @Rule("B-TYPE-01")
    void aStringWithoutLengthHasSixteenCharacters() {
        assertThat(check("string", "a".repeat(16))).isInstanceOf(Accepted.class);
        assertThat(check("string", "\uD83D\uDE00".repeat(16))).isInstanceOf(Accepted.class);
        assertThat(check("string", "a".repeat(17))).isInstanceOf(Refused.class);
        assertThat(check("string size=:", "a".repeat(1700))).isInstanceOf(Accepted.class);
        assertThat(check("string enum=aVeryLongValueIndeed", "aVeryLongValueIndeed"))
                .isInstanceOf(Accepted.class);
        assertThat(check("string size=:256", "\u20AC".repeat(256))).isInstanceOf(Accepted.class);
    }

    @Test
    @Rule("B-TYPE-18")
    void charactersThatXmlCannotCarryAreRefused() {
        assertThat(check("string", "a\u0001")).isInstanceOf(Refused.class);
    }

    /** Rows: type of the parameter; columns: type in the message; a value that fits, and one that does not. */
    @ParameterizedTest
    @CsvSource({
        "unsignedInt,int,7,OK",
        "unsignedInt,int,-7,9007",
        "unsignedInt,long,4294967296,9007",
        "unsignedInt,string,7,9006",
        "unsignedInt,boolean,1,9006",
        "int,unsignedInt,7,OK",
        "int,unsignedInt,4294967295,9007",
        "int,int,x,9007",
        "long,unsignedInt,7,OK",
        "unsignedLong,int,7,OK",
        "decimal,int,7,OK",
        "int,decimal,7,9006",
        "string,string,x,OK",
        "string,int,7,9006",
        "string,boolean,1,9006",
        "boolean,boolean,1,OK",
        "boolean,string,1,9006",
        "boolean,int,1,9006",
        "boolean,boolean,TRUE,9007",
        "dateTime,dateTime,2024-01-01T00:00:00Z,OK",
        "dateTime,string,2024-01-01T00:00:00Z,9006",
        "dateTime,dateTime,now,9007",
        "base64,base64Binary,AAEC,OK",
        "base64,hexBinary,00,9006",
        "hexBinary,hexBinary,00,OK"
    })
    @Rule({"C-TYPE-14", "C-SPV-13"})
    void typesInMessages(String defined, String sent, String text, String outcome) {
        ParameterValue value = new ParameterValue("Device.P", text, new ParameterType(ParameterType.XSD, sent));
        ValueCheck result = parameter(defined + " rw").check(value);
        if (outcome.equals("OK")) {
            assertThat(result).isInstanceOf(Accepted.class);
        } else {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.code()).hasToString(outcome));
        }
    }

    @Test
    @Rule({"B-TYPE-10", "C-TYPE-14"})
    void typesUnderTheirOtherNames() {
        assertThat(parameter("base64 rw").check(new ParameterValue("Device.P", "AAEC", ParameterType.SOAP_BASE64)))
                .isInstanceOf(Accepted.class);
        ParameterType soapInt = new ParameterType(ParameterType.SOAP_ENCODING, "int");
        assertThat(parameter("int rw").check(new ParameterValue("Device.P", "7", soapInt)))
                .isInstanceOf(Accepted.class);
        assertThat(parameter("int rw").check(new ParameterValue("Device.P", "7", XSD_SHORT)))
                .isInstanceOf(Accepted.class);
        ParameterType token = new ParameterType(ParameterType.XSD, "token");
        assertThat(parameter("string rw").check(new ParameterValue("Device.P", "x", token)))
                .isInstanceOf(Accepted.class);
        ParameterType foreign = new ParameterType("urn:x", "int");
        assertThat(parameter("int rw").check(new ParameterValue("Device.P", "7", foreign)))
                .isInstanceOf(Refused.class);
        assertThat(parameter("unsignedInt list=: rw").check(ParameterValue.of("Device.P", "1,2")))
                .isInstanceOf(Accepted.class);
    }

    @Test
    @Rule("C-SPV-13")
    void readOnlyIsSaidFirst() {
        assertThat(parameter("int").check(ParameterValue.of("Device.P", "x")))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.code()).isEqualTo(FaultCode.PARAMETER_NOT_WRITABLE));
        assertThat(parameter("int").check("7")).isEqualTo(new Accepted("7"));
    }

    @Test
    void listsOfNumbersBecomeCanonicalAndListsOfStringsStay() {
        assertThat(check("unsignedInt list=:", " 01 , +2")).isEqualTo(new Accepted("1,2"));
        assertThat(check("string list=:", "a , b%2Cc")).isEqualTo(new Accepted("a , b%2Cc"));
    }

    @Test
    void whatANewRowHas() {
        assertThat(parameter("unsignedInt default=5").initialValue()).isEqualTo("5");
        assertThat(parameter("unsignedInt").initialValue()).isEqualTo("0");
        assertThat(parameter("string").initialValue()).isEmpty();
        assertThat(parameter("string enum=Up enum=Down").initialValue()).isEqualTo("Up");
        assertThat(parameter("boolean").initialValue()).isEqualTo("false");
        assertThat(parameter("dateTime").initialValue()).isEqualTo("0001-01-01T00:00:00Z");
    }

    @Test
    @Rule({"C-NOT-07", "C-SPA-10"})
    void defaultNotifications() {
        assertThat(parameter("int").defaultNotification()).isEqualTo(Notification.OFF);
        assertThat(parameter("int notify=canDeny").defaultNotification()).isEqualTo(Notification.OFF);
        assertThat(parameter("int notify=forceEnabled").defaultNotification()).isEqualTo(Notification.ACTIVE);
        assertThat(parameter("int notify=forceDefaultEnabled").defaultNotification())
                .isEqualTo(Notification.ACTIVE);
        assertThat(parameter("int notify=forceEnabled").activeNotify()).isEqualTo(ActiveNotify.FORCE_ENABLED);
    }

    @Test
    @Rule("B-ROB-10")
    void showsNoValue() {
        ValueCheck accepted = check("string", "s3cret");
        ValueCheck refused = check("string size=:3", "s3cret");
        assertThat(List.of(accepted.toString(), refused.toString())).noneMatch(text -> text.contains("s3cret"));
    }

    @Test
    @Rule("C-DM-08")
    void valuesThatNobodyMaySet() {
        ParameterDefinition state = parameter("string readOnlyEnum=None enum=Requested readOnlyEnum=Complete rw");
        assertThat(state.check(new ParameterValue("Device.P", "Requested", ParameterType.STRING)))
                .isEqualTo(new Accepted("Requested"));
        assertThat(state.check(new ParameterValue("Device.P", "Complete", ParameterType.STRING)))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.code()).isEqualTo(FaultCode.INVALID_PARAMETER_VALUE));
        assertThat(state.check("Complete")).isEqualTo(new Accepted("Complete"));
        assertThat(state.initialValue()).isEqualTo("None");
    }

    @Test
    void referencesAreNotBoundToSixteenCharacters() {
        assertThat(check("string pathRef=weak:any:", "Device.IP.Interface.1.")).isInstanceOf(Accepted.class);
        assertThat(check("string", "Device.IP.Interface.1.")).isInstanceOf(Refused.class);
    }
}

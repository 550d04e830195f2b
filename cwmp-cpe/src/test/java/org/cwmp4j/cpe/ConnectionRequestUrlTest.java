package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.rpc.Inform;
import org.junit.jupiter.api.Test;

/** Where the device can be asked for a session, and that the ACS learns it. */
class ConnectionRequestUrlTest {
    private static final String URL = TreeAgentFixture.MS + "ConnectionRequestURL";

    private final TreeAgentFixture cpe = new TreeAgentFixture();
    private final ScriptedAcs acs = cpe.acs;

    @Test
    @Rule("C-CR-03")
    void anotherAddressIsReported() {
        cpe.booted();
        cpe.close();
        cpe.address = "http://[2001:db8::1]:7547";
        cpe.start();
        Inform inform = acs.expectInform("1 BOOT", "4 VALUE CHANGE");
        assertThat(TreeAgentFixture.value(inform, URL)).startsWith(cpe.address + "/");
    }

    /** The control: the same address is no change. */
    @Test
    @Rule("C-CR-03")
    void theSameAddressIsNoChange() {
        cpe.start();
        String first = TreeAgentFixture.value(acs.expectInform("0 BOOTSTRAP", "1 BOOT"), URL);
        acs.finish();
        cpe.close();
        cpe.start();
        assertThat(TreeAgentFixture.value(acs.expectInform("1 BOOT"), URL)).isEqualTo(first);
    }

    /** A change that no Inform could deliver is told again. */
    @Test
    @Rule("C-CR-03")
    void aLostReportIsRepeated() {
        cpe.booted();
        cpe.close();
        cpe.address = "http://192.0.2.2:7547";
        cpe.start();
        acs.expectInform("1 BOOT", "4 VALUE CHANGE");
        acs.drop();
        cpe.pass(10);
        assertThat(TreeAgentFixture.value(acs.expectInform("1 BOOT", "4 VALUE CHANGE"), URL))
                .startsWith(cpe.address + "/");
    }

    /** A gateway maps another port while the device runs: the ACS is told at once, and nothing is told of no change. */
    @Test
    @Rule({"CRQ-34", "CRQ-03", "C-CR-03"})
    void anotherAddressMeanwhileIsReportedAtOnce() {
        cpe.booted();
        cpe.connectionRequests.urlChanged();
        cpe.settle();
        acs.expectSilence();
        cpe.address = "http://198.51.100.7:49152";
        cpe.connectionRequests.urlChanged();
        cpe.settle();
        Inform inform = acs.expectInform("4 VALUE CHANGE");
        assertThat(TreeAgentFixture.value(inform, URL)).startsWith(cpe.address + "/");
    }
}

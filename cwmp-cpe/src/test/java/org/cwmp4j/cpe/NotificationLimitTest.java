package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.model.data.DataModelText;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of single parameters; {@link NotificationThrottleTest} has the one of all. */
class NotificationLimitTest {
    private static final String MS = TreeAgentFixture.MS;

    private final TreeAgentFixture cpe = new TreeAgentFixture();
    private final ScriptedAcs acs = cpe.acs;

    private void booted(String limit) {
        cpe.model = BaseModel.device()
                .addAll(DataModelText.readFragment("""
                        .ManagementServer.
                          ManageableDeviceNumberOfEntries unsignedInt
                          ManageableDeviceNotificationLimit unsignedInt rw
                          UDPConnectionRequestAddress string size=:256
                          UDPConnectionRequestAddressNotificationLimit unsignedInt rw
                        """, "Device."))
                .build();
        cpe.tree = t -> t.factoryValue(MS + limit, "60");
        cpe.booted();
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
        acs.expectEmpty();
        acs.ask(new SetParameterAttributes(List.of(
                new SetParameterAttributesStruct(MS + "ManageableDeviceNumberOfEntries", true, 2, false, List.of()),
                new SetParameterAttributesStruct(MS + "UDPConnectionRequestAddress", true, 2, false, List.of()))));
        acs.empty();
        cpe.settle();
    }

    @ParameterizedTest
    @CsvSource({
        "ManageableDeviceNumberOfEntries, ManageableDeviceNotificationLimit, UDPConnectionRequestAddress",
        "UDPConnectionRequestAddress, UDPConnectionRequestAddressNotificationLimit, ManageableDeviceNumberOfEntries"
    })
    @Rule("C-NOT-06")
    void oneAfterTheOtherButNotTooSoon(String limited, String limit, String free) {
        booted(limit);
        cpe.change(MS + limited, "1"); // the first one does not wait
        assertThat(TreeAgentFixture.names(acs.expectInform("4 VALUE CHANGE"))).contains(MS + limited);
        acs.finish();
        cpe.pass(10);
        cpe.change(MS + limited, "2");
        cpe.pass(49);
        acs.expectSilence();
        cpe.pass(1);
        assertThat(TreeAgentFixture.value(acs.expectInform("4 VALUE CHANGE"), MS + limited))
                .isEqualTo("2");
        acs.finish();
        cpe.change(MS + limited, "3");
        cpe.pass(5);
        acs.expectSilence();
        cpe.change(MS + free, "9"); // another one has no limit, and carries what waits
        assertThat(TreeAgentFixture.names(acs.expectInform("4 VALUE CHANGE"))).contains(MS + limited, MS + free);
        acs.finish();
        cpe.pass(3600);
        acs.expectSilence();
    }

    /** Other causes are not delayed, and a retry neither. */
    @ParameterizedTest
    @CsvSource("ManageableDeviceNumberOfEntries, ManageableDeviceNotificationLimit")
    @Rule({"C-NOT-06", "C-NOT-02"})
    void onlyNotificationsWait(String limited, String limit) {
        booted(limit);
        cpe.change(MS + limited, "1");
        acs.finish();
        cpe.change(MS + limited, "2");
        cpe.settle();
        acs.expectSilence();
        cpe.agent.inform();
        cpe.settle();
        acs.expectInform("4 VALUE CHANGE");
        acs.drop();
        cpe.pass(10);
        assertThat(acs.expectInform("4 VALUE CHANGE").retryCount()).isEqualTo(1);
    }
}

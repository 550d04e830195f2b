package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.TransferFixture.download;
import static org.cwmp4j.cpe.TransferFixture.upload;

import java.nio.file.Path;
import java.time.Duration;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.TransferComplete;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DelaySeconds, of unicast transfers and of multicast ones. */
class DelayedTransferTest {
    @TempDir
    Path directory;

    private TransferFixture device;
    private AgentFixture cpe;
    private ScriptedAcs acs;

    @BeforeEach
    void device() {
        device = new TransferFixture(directory);
        cpe = device.cpe;
        acs = device.acs;
    }

    @Test
    @Rule({"C-DL-05", "C-DL-08", "C-UL-02", "FTR-09"})
    void atTheirTimesInTheirOrder() {
        device.inSession();
        acs.ask(download("late", 300));
        acs.ask(upload("middle", 200));
        acs.ask(download("early", 100));
        acs.empty();
        cpe.pass(99);
        assertThat(device.net.attempts).isEmpty();
        cpe.pass(1);
        assertThat(device.net.attempts).hasSize(1);
        device.net.only().serve("x");
        assertThat(device.reported("7 TRANSFER COMPLETE", "M Download (early)")
                        .startTime()
                        .text())
                .isEqualTo("2026-01-01T00:01:40Z");
        cpe.pass(100);
        device.net.only().taken();
        device.reported("7 TRANSFER COMPLETE", "M Upload (middle)");
        cpe.pass(100);
        device.net.only().serve("x");
        device.reported("7 TRANSFER COMPLETE", "M Download (late)");
    }

    /** However long the session of the call lasts. */
    @Test
    @Rule({"C-DL-08", "C-UL-02", "FTR-09"})
    void neverInTheSessionOfTheCall() {
        device.inSession();
        acs.ask(download("d", 10));
        acs.ask(upload("u", 10));
        cpe.pass(20);
        acs.ask(download("now"));
        assertThat(device.net.attempts).hasSize(1);
        device.net.only().serve("x");
        acs.empty();
        device.settle();
        assertThat(device.net.attempts).hasSize(3);
    }

    /** Two slow ones hold it up for more than an hour. */
    @Test
    @Rule({"C-DL-08", "C-UL-02", "C-TC-04", "FTR-09"})
    void hinderedForAnHourItFails() {
        device.limits = device.limits.withDeadlines(Duration.ofDays(1), Duration.ofDays(1));
        device.inSession();
        acs.ask(download("slow"));
        acs.ask(download("slower"));
        acs.ask(download("hindered", 100));
        acs.ask(upload("too", 100));
        acs.ask(download("lucky", 200));
        acs.ask(download("patient"));
        acs.empty();
        cpe.pass(100 + 3599);
        acs.expectClosed();
        cpe.pass(1);
        acs.expectInform("7 TRANSFER COMPLETE", "M Download (hindered)", "M Upload (too)");
        acs.accept();
        TransferComplete download = device.confirm();
        assertThat(download.faultStruct().faultCode().value()).isEqualTo(9010);
        assertThat(download.startTime()).isEqualTo(CwmpDateTime.UNKNOWN);
        assertThat(download.completeTime()).isEqualTo(CwmpDateTime.UNKNOWN);
        assertThat(device.confirm().faultStruct().faultCode().value()).isEqualTo(9011);
        acs.empty();
        device.settle();
        cpe.pass(50);
        device.net.attempts.get(0).serve("x");
        device.reported("7 TRANSFER COMPLETE", "M Download (slow)");
        assertThat(device.net.attempts).as("in the order of their times").hasSize(3);
        device.net.attempts.get(1).serve("x");
        device.settle();
        assertThat(device.net.attempts).hasSize(4);
    }

    /** Begun in time and not complete at the hour: goes on, and is applied. */
    @Test
    @Rule({"C-DL-08", "FTR-09"})
    void begunInTimeIsEnough() {
        device.limits = device.limits.withDeadlines(Duration.ofDays(1), Duration.ofDays(1));
        device.inSession();
        acs.ask(download("key", 100));
        acs.empty();
        cpe.pass(100);
        cpe.pass(5000);
        device.net.only().serve("x");
        assertThat(device.reported("7 TRANSFER COMPLETE", "M Download (key)")
                        .faultStruct()
                        .isSuccess())
                .isTrue();
    }

    // ---- restarts

    @Test
    @Rule({"C-DL-10", "C-UL-02", "FTR-09"})
    void aRestartChangesNoTime() {
        device.inSession();
        acs.ask(download("d", 1000));
        acs.ask(upload("u", 1000));
        acs.empty();
        cpe.pass(400);
        device.powerCut();
        acs.finish();
        cpe.pass(599);
        assertThat(device.net.attempts).isEmpty();
        cpe.pass(1);
        assertThat(device.net.attempts).hasSize(2);
    }

    @Test
    @Rule({"C-DL-08", "C-DL-10"})
    void offAtItsTimeAndForAnHour() {
        device.inSession();
        acs.ask(download("hour", 1000));
        acs.ask(download("less", 2000));
        acs.ask(download("now"));
        device.net.only().part("par", "mark");
        acs.empty();
        cpe.time.jump(Duration.ofSeconds(4700));
        device.powerCut();
        acs.expectInform("1 BOOT", "7 TRANSFER COMPLETE", "M Download (hour)");
        acs.accept();
        assertThat(device.confirm().faultStruct().faultCode().value()).isEqualTo(9010);
        acs.empty();
        device.settle();
        assertThat(device.net.attempts)
                .as("the one that had begun, and the one that is in time")
                .hasSize(3);
    }

    /**
     * The device does not know how long it was off: the transfer comes late rather than too early, and at its time once the time is
     * known.
     */
    @Test
    @Rule({"C-DL-08", "C-DL-10"})
    void aClockThatIsNotSet() {
        device.inSession();
        acs.ask(download("d", 1000));
        acs.empty();
        cpe.pass(900);
        cpe.time.setKnown(false);
        device.powerCut();
        acs.finish();
        cpe.pass(999);
        assertThat(device.net.attempts).isEmpty();
        cpe.time.setKnown(true);
        cpe.agent.clockChanged();
        device.settle();
        assertThat(device.net.attempts).hasSize(1);
        device.net.only().serve("x");
        assertThat(device.reported("7 TRANSFER COMPLETE", "M Download (d)")
                        .startTime()
                        .isUnknown())
                .isFalse();
    }

    @Test
    @Rule({"C-DL-10", "C-TC-04"})
    void aClockThatIsNeverSet() {
        cpe.time.setKnown(false);
        device.inSession();
        acs.ask(download("d", 1000));
        acs.empty();
        cpe.pass(900);
        device.powerCut();
        acs.finish();
        cpe.pass(1000);
        device.net.only().serve("x");
        TransferComplete complete = device.reported("7 TRANSFER COMPLETE", "M Download (d)");
        assertThat(complete.startTime()).isEqualTo(CwmpDateTime.UNKNOWN);
        assertThat(complete.completeTime()).isEqualTo(CwmpDateTime.UNKNOWN);
        assertThat(complete.faultStruct().isSuccess()).isTrue();
    }

    /** A clock that is set while the device runs moves nothing, neither now nor after a restart. */
    @Test
    @Rule({"C-DL-08", "C-DL-10", "C-ROB-12"})
    void aClockThatJumps() {
        device.inSession();
        acs.ask(download("d", 1000));
        acs.empty();
        cpe.time.jump(Duration.ofDays(-3000));
        cpe.agent.clockChanged();
        cpe.pass(500);
        device.powerCut();
        acs.finish();
        cpe.pass(499);
        assertThat(device.net.attempts).isEmpty();
        cpe.pass(1);
        assertThat(device.net.attempts).hasSize(1);
    }

    @Test
    @Rule("C-ROB-12")
    void delaysThatNoClockHolds() {
        device.inSession();
        acs.ask(download("d", Long.MAX_VALUE));
        acs.ask(download("e", 4_294_967_295L));
        acs.empty();
        cpe.pass(100);
        device.powerCut();
        assertThat(device.net.attempts).isEmpty();
    }

    // ---- multicast

    private static Download multicast(long delay) {
        return new Download("m", TransferFixture.FIRMWARE, "mcast://239.1.1.1:5000/fw", "", "", 0, "", delay, "", "");
    }

    @Test
    @Rule({"C-DL-09", "FTR-22"})
    void multicastBeginsAtOnceAfterTheSession() {
        device.inSession();
        acs.ask(multicast(600));
        cpe.pass(30);
        assertThat(device.net.attempts).isEmpty();
        acs.empty();
        device.settle();
        device.net.only().serve("x");
        assertThat(device.reported("7 TRANSFER COMPLETE", "M Download (m)")
                        .faultStruct()
                        .isSuccess())
                .isTrue();
    }

    @Test
    @Rule({"C-DL-09", "FTR-22"})
    void multicastHasDelaySecondsToEnd() {
        device.inSession();
        acs.ask(multicast(600));
        acs.empty();
        cpe.pass(599);
        acs.expectClosed();
        cpe.pass(1);
        TransferComplete complete = device.reported("7 TRANSFER COMPLETE", "M Download (m)");
        assertThat(complete.faultStruct().faultCode().value()).isEqualTo(9017);
        assertThat(device.net.last().cancelled).isTrue();
        assertThat(device.files()).isEmpty();
    }

    @Test
    @Rule({"C-DL-09", "C-DL-10", "FTR-22"})
    void multicastThatCannotBeJoinedOrWasSleptThrough() {
        device.inSession();
        acs.ask(multicast(600));
        acs.empty();
        device.settle();
        device.net.only().fail(9014);
        TransferComplete complete = device.reported("7 TRANSFER COMPLETE", "M Download (m)");
        assertThat(complete.faultStruct().faultCode().value()).isEqualTo(9014);
        device.session();
        acs.ask(multicast(600));
        acs.empty();
        device.settle();
        cpe.time.jump(Duration.ofSeconds(601));
        device.powerCut();
        complete = device.reported("1 BOOT", "7 TRANSFER COMPLETE", "M Download (m)");
        assertThat(complete.faultStruct().faultCode().value()).isEqualTo(9017);
    }
}

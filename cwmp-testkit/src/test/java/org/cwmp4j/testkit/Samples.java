package org.cwmp4j.testkit;

import java.util.List;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.Inform;

/** Messages that any message will do for. */
public final class Samples {

    private Samples() {}

    /** An Inform after power-up. */
    public static Inform inform() {
        return new Inform(
                new DeviceId("Example", "00A0BC", "Gateway", "123"),
                List.of(new Event(EventCode.BOOT, "")),
                1,
                new CwmpDateTime("2026-01-02T03:04:05Z"),
                0,
                List.of());
    }
}

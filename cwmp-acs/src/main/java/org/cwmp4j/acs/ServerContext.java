package org.cwmp4j.acs;

import java.util.function.BooleanSupplier;
import org.cwmp4j.acs.device.DeviceStore;
import org.cwmp4j.acs.parameter.BatchSizes;
import org.cwmp4j.acs.session.SessionMachine;
import org.cwmp4j.model.time.RandomSource;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.TimeSource;

/**
 * What all sessions of a server share.
 *
 * @param handler the application
 * @param application where it runs
 * @param observers who watches
 * @param machine decides
 * @param limits bounds
 * @param doorman decides who comes in
 * @param faults judges the devices' faults
 * @param devices what is known
 * @param operations what is queued
 * @param wire habits
 * @param timeouts of slow devices
 * @param mayOperate whether what is queued may be carried out in the session
 * @param xmlDeclaration whether messages begin with one
 * @param bootstrapRequired whether a device that never informed must begin with BOOTSTRAP (A-SESS-43)
 * @param profiles what is known of kinds of devices
 * @param batchSizes what devices can take, as far as it was found out
 * @param bootstrapPolicy says which devices came from the factory
 * @param time all clocks
 * @param random for jitter
 * @param secrets for cookies
 */
record ServerContext(
        AcsHandler handler,
        Application application,
        Observers observers,
        SessionMachine machine,
        SessionLimits limits,
        Doorman doorman,
        FaultPolicy faults,
        DeviceStore devices,
        OperationDesk operations,
        BooleanSupplier mayOperate,
        WireOptions wire,
        ResponseTimeouts timeouts,
        boolean xmlDeclaration,
        boolean bootstrapRequired,
        ProfileDesk profiles,
        BatchSizes batchSizes,
        BootstrapPolicy bootstrapPolicy,
        TimeSource time,
        RandomSource random,
        SecretSource secrets) {
    /** For one session, which another handler has; what is queued is carried out as soon as that is allowed. */
    ServerContext with(AcsHandler other, BooleanSupplier operate) {
        return new ServerContext(
                other,
                application,
                observers,
                machine,
                limits,
                doorman,
                faults,
                devices,
                operations,
                operate,
                wire,
                timeouts,
                xmlDeclaration,
                bootstrapRequired,
                profiles,
                batchSizes,
                bootstrapPolicy,
                time,
                random,
                secrets);
    }
}

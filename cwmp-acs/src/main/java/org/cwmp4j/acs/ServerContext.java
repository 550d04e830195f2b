package org.cwmp4j.acs;

import org.cwmp4j.acs.device.DeviceIdentityPolicy;
import org.cwmp4j.acs.device.DeviceStore;
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
 * @param policy binds identities to devices
 * @param faults judges the devices' faults
 * @param devices what is known
 * @param operations what is queued
 * @param wire habits
 * @param timeouts of slow devices
 * @param xmlDeclaration whether messages begin with one
 * @param bootstrapRequired whether a device that never informed must begin with BOOTSTRAP (A-SESS-43)
 * @param profiles what is known of kinds of devices
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
        DeviceIdentityPolicy policy,
        FaultPolicy faults,
        DeviceStore devices,
        OperationDesk operations,
        WireOptions wire,
        ResponseTimeouts timeouts,
        boolean xmlDeclaration,
        boolean bootstrapRequired,
        ProfileDesk profiles,
        BootstrapPolicy bootstrapPolicy,
        TimeSource time,
        RandomSource random,
        SecretSource secrets) {}

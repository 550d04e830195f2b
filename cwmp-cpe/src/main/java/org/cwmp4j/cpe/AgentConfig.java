package org.cwmp4j.cpe;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestPolicy;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.cpe.state.DamagePolicy;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.rpc.VendorMethod;
import org.cwmp4j.model.rpc.VendorMethodResponse;
import org.jspecify.annotations.Nullable;

/** What an agent was built with. */
record AgentConfig(
        CpeRuntime runtime,
        DeviceId device,
        String software,
        List<CwmpVersion> versions,
        @Nullable Long sessionTimeout,
        boolean strict,
        CpeLimits limits,
        ConnectionRequestPolicy connectionRequests,
        @Nullable DeviceControl control,
        Map<String, Function<VendorMethod, CompletionStage<VendorMethodResponse>>> vendorMethods,
        CpeObserver observer,
        DamagePolicy onDamage,
        List<Function<Engine, EngineTopic>> topics) {}

package org.cwmp4j.cpe.managementserver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.internal.AcsUrls;
import org.cwmp4j.cpe.parameter.ChangeFault;
import org.cwmp4j.cpe.parameter.ParameterChange;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.parameter.StoredProvider;

/** Refuses what no session could be held with: the ACS's URL must be an absolute one of http or https (C-DISC-02). */
final class AcsUrlProvider extends StoredProvider {
    @Override
    public CompletionStage<List<ChangeFault>> validate(List<ParameterChange> changes) {
        List<ChangeFault> faults = new ArrayList<>();
        for (ParameterChange change : changes) {
            if (change instanceof SetValue set && AcsUrls.parse(set.value()).isEmpty()) {
                faults.add(ChangeFault.invalidValue(set.path(), "expected an absolute http or https URL"));
            }
        }
        return CompletableFuture.completedStage(faults);
    }
}

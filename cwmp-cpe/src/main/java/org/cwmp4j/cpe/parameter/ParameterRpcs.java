package org.cwmp4j.cpe.parameter;

import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.session.Answer;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.GetParameterAttributes;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterValues;

/**
 * The ACS's way into the tree: the methods of TR-069 A6C1 A.3.2.1 to A.3.2.7. Each stage gives the method's response or a {@link
 * org.cwmp4j.model.rpc.Fault}, on the agent's executor. It fails only with {@link org.cwmp4j.cpe.state.StateException}, if the
 * decision could not be recorded: then nothing may be answered and the session has failed. Call on the agent's executor, one at a
 * time.
 */
public interface ParameterRpcs {
    /** SetParameterValues: all or nothing, over all providers and over a power cut (C-SPV-*). */
    CompletionStage<CwmpMessage> setParameterValues(SetParameterValues call);

    /** GetParameterValues (C-GPV-*). */
    CompletionStage<Answer> getParameterValues(GetParameterValues call);

    /** GetParameterNames (C-GPN-*). */
    CompletionStage<Answer> getParameterNames(GetParameterNames call);

    /** SetParameterAttributes: notification 0 to 2; 3 to 6 too if the device has lightweight notification (C-SPA-*). */
    CompletionStage<CwmpMessage> setParameterAttributes(SetParameterAttributes call);

    /** GetParameterAttributes (C-GPA-*). */
    CompletionStage<Answer> getParameterAttributes(GetParameterAttributes call);

    /** AddObject: instance numbers are never used again (C-ADD-*). */
    CompletionStage<CwmpMessage> addObject(AddObject call);

    /** DeleteObject (C-DEL-*). */
    CompletionStage<CwmpMessage> deleteObject(DeleteObject call);
}

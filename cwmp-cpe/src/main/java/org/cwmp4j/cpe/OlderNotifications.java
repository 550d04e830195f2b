package org.cwmp4j.cpe;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.parameter.ParameterRpcs;
import org.cwmp4j.cpe.session.Answer;
import org.cwmp4j.cpe.session.AnswerRows;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.Notification;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.GetParameterAttributes;
import org.cwmp4j.model.rpc.GetParameterAttributesResponse;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.jspecify.annotations.Nullable;

/** Attributes in sessions of a version that has no lightweight notification (C-SPA-05). */
final class OlderNotifications {
    private OlderNotifications() {}

    static CompletionStage<Answer> set(SetParameterAttributes call, CwmpVersion version, ParameterRpcs rpcs) {
        boolean unknown = call.parameterList().stream()
                .anyMatch(e -> e.notificationChange()
                        && Notification.ofCode(e.notification())
                                .filter(n -> n.since().compareTo(version) > 0)
                                .isPresent());
        return unknown
                ? CompletableFuture.completedStage(Answer.of(
                        Fault.of(FaultCode.INVALID_ARGUMENTS, "no lightweight notification in CWMP " + version.text())))
                : rpcs.setParameterAttributes(call).thenApply(Answer::of);
    }

    /** What the version has no number for reads as the rest of it: passive or off. */
    static CompletionStage<Answer> get(GetParameterAttributes call, CwmpVersion version, ParameterRpcs rpcs) {
        CompletionStage<Answer> answer = rpcs.getParameterAttributes(call);
        return version == CwmpVersion.V1_4 ? answer : answer.thenApply(OlderNotifications::older);
    }

    private static Answer older(Answer answer) {
        AnswerRows rows = answer.rows();
        return answer.message() instanceof GetParameterAttributesResponse response
                ? new Answer(new GetParameterAttributesResponse(older(response.parameterList())), older(rows))
                : answer;
    }

    private static List<ParameterAttributeStruct> older(List<ParameterAttributeStruct> entries) {
        return entries.stream().map(OlderNotifications::older).toList();
    }

    private static ParameterAttributeStruct older(ParameterAttributeStruct entry) {
        Notification notification = Notification.ofCode(entry.notification()).orElse(Notification.OFF);
        Notification rest = notification.isPassive() ? Notification.PASSIVE : Notification.OFF;
        return notification.isLightweight()
                ? new ParameterAttributeStruct(entry.name(), rest.code(), entry.accessList())
                : entry;
    }

    private static @Nullable AnswerRows older(@Nullable AnswerRows rows) {
        return rows == null ? null : new OlderRows(rows);
    }

    private record OlderRows(AnswerRows rows) implements AnswerRows {
        @Override
        public int count() {
            return rows.count();
        }

        @Override
        public Cursor open() {
            Cursor cursor = rows.open();
            return new Cursor() {
                @Override
                public CompletionStage<List<?>> next() {
                    return cursor.next()
                            .thenApply(some -> some.stream()
                                    .map(row -> older((ParameterAttributeStruct) row))
                                    .toList());
                }

                @Override
                public void close() {
                    cursor.close();
                }
            };
        }
    }
}

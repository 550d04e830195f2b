package org.cwmp4j.cpe.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.cwmp4j.cpe.session.AnswerRows.Cursor;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.GetParameterAttributesResponse;
import org.cwmp4j.model.rpc.GetParameterNamesResponse;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.cwmp4j.model.rpc.ParameterInfoStruct;
import org.jspecify.annotations.Nullable;

/**
 * What the device answers.
 *
 * @param message a {@link org.cwmp4j.model.rpc.MethodResponse} or a fault; with an empty list where there are rows
 * @param rows that belong into the list of the message; {@code null} where the message is all there is
 */
public record Answer(CwmpMessage message, @Nullable AnswerRows rows) {
    public Answer {
        Objects.requireNonNull(message, "message");
    }

    /** A whole message. */
    public static Answer of(CwmpMessage message) {
        return new Answer(message, null);
    }

    /** The message with all its rows, for whoever has the memory and cannot write them one by one. */
    public CompletionStage<CwmpMessage> whole() {
        return rows == null
                ? CompletableFuture.completedStage(message)
                : collect(rows).thenApply(all -> with(message, all));
    }

    private static CompletionStage<List<Object>> collect(AnswerRows rows) {
        Cursor cursor = rows.open();
        return more(cursor, new ArrayList<>()).whenComplete((all, failure) -> cursor.close());
    }

    private static CompletionStage<List<Object>> more(Cursor cursor, List<Object> all) {
        Function<List<?>, CompletionStage<List<Object>>> then = some -> {
            all.addAll(some);
            return some.isEmpty() ? CompletableFuture.completedStage(all) : more(cursor, all);
        };
        return cursor.next().thenCompose(then);
    }

    private static CwmpMessage with(CwmpMessage head, List<Object> rows) {
        if (head instanceof GetParameterValuesResponse) {
            return new GetParameterValuesResponse(all(rows, ParameterValue.class));
        } else if (head instanceof GetParameterNamesResponse) {
            return new GetParameterNamesResponse(all(rows, ParameterInfoStruct.class));
        } else if (head instanceof GetParameterAttributesResponse) {
            return new GetParameterAttributesResponse(all(rows, ParameterAttributeStruct.class));
        }
        throw new IllegalStateException(head.name() + " has no list that streams");
    }

    private static <R> List<R> all(List<Object> rows, Class<R> type) {
        return rows.stream().map(type::cast).toList();
    }
}

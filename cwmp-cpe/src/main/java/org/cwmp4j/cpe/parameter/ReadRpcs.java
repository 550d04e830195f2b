package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cwmp4j.cpe.parameter.Walk.Item;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.cpe.session.Answer;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.data.DataModel.Place;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.GetParameterAttributesResponse;
import org.cwmp4j.model.rpc.GetParameterNamesResponse;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.cwmp4j.model.rpc.ParameterInfoStruct;

/**
 * GetParameterNames, GetParameterValues and GetParameterAttributes. What is asked for is counted first, and made when the count is
 * known: at once if it may be held, otherwise as it is sent (B-SOAP-13).
 */
final class ReadRpcs {
    private final TreeParts parts;
    private final Access access;
    private final Doubts doubts = new Doubts();

    ReadRpcs(TreeParts parts, Access access) {
        this.parts = parts;
        this.access = access;
    }

    /** A refusal is a result, so that a walk over rows that are not known yet does not end the operation. */
    record Outcome<T>(List<T> found, List<Refusal> refusals) {
        static <T> Outcome<T> of(List<T> found) {
            return new Outcome<>(found, List.of());
        }

        static <T> Outcome<T> refused(Refusal refusal) {
            return new Outcome<>(List.of(), List.of(refusal));
        }

        List<T> orThrow() {
            if (!refusals.isEmpty()) {
                throw refusals.get(0);
            }
            return found;
        }
    }

    // ---- names

    CompletableFuture<Answer> names(String path, boolean nextLevel) {
        Rows rows = parts.rows();
        return rows.walk(() -> nextLevel ? nextLevel(path, parts.walk(rows)) : names(path, parts.walk(rows)))
                .thenCompose(outcome -> {
                    Listing<Item> items = outcome.orThrow().get(0);
                    return answer(items, ifShort(items), this::infos, GetParameterNamesResponse::new);
                });
    }

    private Outcome<Listing<Item>> names(String path, Walk walk) {
        List<Item> items = walk.matches(path);
        if (items == null) {
            return Outcome.refused(Refusal.noSuch(path));
        }
        Listing<Item> listing = Listing.counted(() -> new Joined<>(items, item -> new DepthFirst(walk, item)));
        return listing.count() > parts.options().maxEntries()
                ? Outcome.refused(new Refusal(FaultCode.RESOURCES_EXCEEDED, "too many names"))
                : Outcome.of(List.of(listing));
    }

    private Outcome<Listing<Item>> nextLevel(String path, Walk walk) {
        List<Item> items = walk.matches(path);
        if (items == null) {
            return Outcome.refused(Refusal.noSuch(path));
        } else if (path.isEmpty()) {
            return Outcome.of(List.of(Listing.counted(items::iterator)));
        } else if (!path.endsWith(".")) {
            return Outcome.refused(new Refusal(FaultCode.INVALID_ARGUMENTS, "NextLevel is true for a parameter"));
        }
        return Outcome.of(List.of(Listing.counted(() -> new Joined<>(items, walk::below))));
    }

    private CompletableFuture<List<ParameterInfoStruct>> infos(List<Item> items) {
        return CompletableFuture.completedFuture(items.stream().map(this::info).toList());
    }

    private ParameterInfoStruct info(Item item) {
        boolean writable = false;
        if (item.definition() instanceof ParameterDefinition parameter) {
            writable = parameter.writable();
        } else if (item.definition() instanceof ObjectDefinition object) {
            writable = item.place() == Place.TABLE
                    ? object.creatable()
                    : item.place() == Place.ROW
                            && object.deletable()
                            && !parts.stored().isFixed(item.path());
        }
        return new ParameterInfoStruct(item.name(), writable);
    }

    // ---- values and attributes

    CompletableFuture<Answer> values(List<String> names) {
        Rows rows = parts.rows();
        return leaves(names, rows).thenCompose(leaves -> {
            if (leaves.count() > parts.options().maxEntries()) {
                throw new Refusal(FaultCode.RESOURCES_EXCEEDED, "too many parameters");
            }
            return leaves.count() <= parts.options().heldRows()
                    ? answer(leaves, leaves.count(), some -> values(some, rows), GetParameterValuesResponse::new)
                    : longValues(leaves, rows);
        });
    }

    /** Reads as much as may be held before the answer begins, and what has failed of late: up to there a failure is a fault. */
    private CompletableFuture<Answer> longValues(Listing<Leaf> leaves, Rows rows) {
        List<Leaf> doubtful = doubts.among(leaves);
        return parts.reader()
                .read(open(doubtful), rows)
                .thenAccept(good -> doubts.cleared(doubtful))
                .thenCompose(clear -> answer(
                        leaves,
                        parts.options().heldRows(),
                        some -> values(some, rows).whenComplete((values, failure) -> {
                            if (failure != null) {
                                doubts.add(some);
                            }
                        }),
                        GetParameterValuesResponse::new));
    }

    private CompletableFuture<List<ParameterValue>> values(List<Leaf> leaves, Rows rows) {
        return parts.reader()
                .read(open(leaves), rows)
                .thenApply(values -> leaves.stream()
                        .map(leaf -> parts.wire().of(leaf, values.getOrDefault(leaf.path(), "")))
                        .toList());
    }

    private static List<Leaf> open(List<Leaf> leaves) {
        return leaves.stream().filter(l -> !Wire.isMasked(l.definition())).toList();
    }

    CompletableFuture<Answer> attributes(List<String> names) {
        return leaves(names, parts.rows())
                .thenCompose(leaves ->
                        answer(leaves, ifShort(leaves), this::attributesOf, GetParameterAttributesResponse::new));
    }

    private CompletableFuture<List<ParameterAttributeStruct>> attributesOf(List<Leaf> leaves) {
        return CompletableFuture.completedFuture(leaves.stream()
                .map(leaf -> new ParameterAttributeStruct(
                        leaf.name(),
                        access.notification(leaf.path(), leaf.definition()).code(),
                        access.accessList(leaf.path())))
                .toList());
    }

    /** The parameters that names stand for, each spelling once (C-GPV-02). */
    private CompletableFuture<Listing<Leaf>> leaves(List<String> names, Rows rows) {
        return rows.walk(() -> leaves(names, parts.walk(rows)))
                .thenApply(outcome -> outcome.orThrow().get(0));
    }

    private static Outcome<Listing<Leaf>> leaves(List<String> names, Walk walk) {
        Chosen chosen = new Chosen();
        List<Refusal> refusals = new ArrayList<>();
        for (String name : names) {
            List<Item> items = walk.matches(name);
            if (items == null) {
                refusals.add(Refusal.noSuch(name));
            } else {
                items.forEach(chosen::add);
            }
        }
        return refusals.isEmpty()
                ? Outcome.of(List.of(Listing.counted(() -> chosen.leaves(walk))))
                : new Outcome<>(List.of(), refusals);
    }

    // ---- answers of any length

    /** Where nothing can fail any more, there is no use in making some rows early. */
    private int ifShort(Listing<?> listing) {
        return listing.count() <= parts.options().heldRows() ? listing.count() : 0;
    }

    /** @param early how many rows are made now: all of them make a whole message */
    private <T, R> CompletableFuture<Answer> answer(
            Listing<T> listing,
            int early,
            Function<List<T>, CompletableFuture<List<R>>> make,
            Function<List<R>, CwmpMessage> message) {
        return make.apply(listing.first(early))
                .thenApply(rows -> early == listing.count()
                        ? Answer.of(message.apply(rows))
                        : new Answer(
                                message.apply(List.of()),
                                new LongList<>(parts.context().serial(), listing, rows, make::apply)));
    }
}

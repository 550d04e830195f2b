package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.cpe.parameter.Walk.Item;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.cpe.session.Answer;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.data.DataModel.Place;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;
import org.cwmp4j.model.rpc.GetParameterAttributesResponse;
import org.cwmp4j.model.rpc.GetParameterNamesResponse;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.cwmp4j.model.rpc.ParameterInfoStruct;

/** GetParameterNames, GetParameterValues and GetParameterAttributes. */
final class ReadRpcs {
    private final TreeParts parts;
    private final Access access;

    ReadRpcs(TreeParts parts, Access access) {
        this.parts = parts;
        this.access = access;
    }

    CompletableFuture<Answer> names(String path, boolean nextLevel) {
        Rows rows = parts.rows();
        return rows.walk(() -> names(path, nextLevel, parts.walk(rows)))
                .thenApply(found -> Answer.of(new GetParameterNamesResponse(found.orThrow())));
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

    private Outcome<ParameterInfoStruct> names(String path, boolean nextLevel, Walk walk) {
        List<Item> items = walk.matches(path);
        if (items == null) {
            return Outcome.refused(Refusal.noSuch(path));
        }
        List<ParameterInfoStruct> found = new ArrayList<>();
        if (!nextLevel) {
            items.forEach(item -> walk.visit(item, i -> found.add(info(i))));
            return found.size() > parts.options().maxEntries()
                    ? Outcome.refused(new Refusal(FaultCode.RESOURCES_EXCEEDED, "too many names"))
                    : Outcome.of(found);
        }
        if (path.isEmpty()) {
            items.forEach(item -> found.add(info(item)));
        } else if (path.endsWith(".")) {
            items.forEach(item -> walk.children(item).forEach(i -> found.add(info(i))));
        } else {
            return Outcome.refused(new Refusal(FaultCode.INVALID_ARGUMENTS, "NextLevel is true for a parameter"));
        }
        return Outcome.of(found);
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

    /** The parameters that names stand for, each spelling once (C-GPV-02). */
    CompletableFuture<Collection<Leaf>> leaves(List<String> names, Rows rows) {
        return rows.walk(() -> leaves(names, parts.walk(rows))).thenApply(Outcome::orThrow);
    }

    private Outcome<Leaf> leaves(List<String> names, Walk walk) {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        List<Refusal> refusals = new ArrayList<>();
        for (String name : names) {
            List<Item> items = walk.matches(name);
            if (items == null) {
                refusals.add(Refusal.noSuch(name));
            } else {
                items.forEach(item -> walk.leaves(item).forEach(leaf -> leaves.put(leaf.name(), leaf)));
            }
        }
        return new Outcome<>(List.copyOf(leaves.values()), refusals);
    }

    CompletableFuture<Answer> values(List<String> names) {
        Rows rows = parts.rows();
        return leaves(names, rows)
                .thenCompose(leaves -> {
                    if (leaves.size() > parts.options().maxEntries()) {
                        throw new Refusal(FaultCode.RESOURCES_EXCEEDED, "too many parameters");
                    }
                    return values(leaves, rows);
                })
                .thenApply(list -> Answer.of(new GetParameterValuesResponse(list)));
    }

    private CompletableFuture<List<ParameterValue>> values(Collection<Leaf> leaves, Rows rows) {
        List<Leaf> open =
                leaves.stream().filter(l -> !Wire.isMasked(l.definition())).toList();
        return parts.reader()
                .read(open, rows)
                .thenApply(values -> leaves.stream()
                        .map(leaf -> parts.wire().of(leaf, values.getOrDefault(leaf.path(), "")))
                        .toList());
    }

    CompletableFuture<Answer> attributes(List<String> names) {
        return leaves(names, parts.rows())
                .thenApply(leaves -> Answer.of(new GetParameterAttributesResponse(leaves.stream()
                        .map(leaf -> new ParameterAttributeStruct(
                                leaf.name(),
                                access.notification(leaf.path(), leaf.definition())
                                        .code(),
                                access.accessList(leaf.path())))
                        .toList())));
    }
}

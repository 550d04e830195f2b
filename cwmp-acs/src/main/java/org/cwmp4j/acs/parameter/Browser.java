package org.cwmp4j.acs.parameter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cwmp4j.acs.profile.BrowseStyle.NextLevel;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterNamesResponse;
import org.cwmp4j.model.rpc.ParameterInfoStruct;
import org.jspecify.annotations.Nullable;

/** Lists what is below a path: one level at a time, or the whole at once where the device wants it so (quirks D1, D2, D3). */
final class Browser extends Steps<BrowseResult> {
    /** All levels. */
    static final int ALL = Integer.MAX_VALUE;

    private static final int MAX_NAMES = 200_000;
    /** More than the standard allows a name, so that one answer cannot be made of parents without end. */
    private static final int MAX_LENGTH = 512;

    private static final int MAX_STEPS = 32;

    private final Device device;
    private final String path;
    private final int levels;
    private final Deque<Listing> listings = new ArrayDeque<>();
    private final Map<String, ParameterInfoStruct> found = new LinkedHashMap<>();
    private final Set<String> added = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> skipped = new LinkedHashSet<>();
    private final List<NameFault> faults = new ArrayList<>();
    private boolean byLevel;
    private boolean leftOut;
    private int calls;

    /**
     * One question.
     *
     * @param path an object
     * @param depth of it below the first
     * @param byLevel whether with NextLevel
     * @param last whether the other form was tried already
     */
    private record Listing(String path, int depth, boolean byLevel, boolean last) {}

    /** @param levels how many, from 1 on; one that can only list the whole lists more */
    Browser(Device device, String path, int levels) {
        this.device = device;
        this.path = path;
        this.levels = levels;
        this.byLevel = device.profile().browse().nextLevel() != NextLevel.ONLY_FALSE;
        List<String> first = path.isEmpty() ? device.rootPaths() : List.of(path);
        first.forEach(root -> list(root, 0));
    }

    int calls() {
        return calls;
    }

    private void list(String object, int depth) {
        if (device.profile().read().skips(object)) {
            skipped.add(object);
        } else if (depth < levels && asked.add(object)) {
            boolean only = device.profile().browse().nextLevel() != NextLevel.ANY;
            listings.add(new Listing(object, depth, byLevel, only));
        }
    }

    @Override
    @Nullable
    Step<?> next() {
        Listing listing = found.size() >= MAX_NAMES ? null : listings.poll();
        if (listing == null) {
            return null;
        }
        calls++;
        String object = device.profile().translation().name(listing.path());
        return new Step<>(
                device.calls().call(new GetParameterNames(object, listing.byLevel())),
                (response, failure) -> answered(listing, response, failure));
    }

    private void answered(Listing listing, @Nullable GetParameterNamesResponse response, @Nullable Throwable failure) {
        if (response != null) {
            byLevel = listing.byLevel();
            take(listing, response.parameterList());
        } else if (failure instanceof FaultException refusal) {
            refused(listing, refusal.fault());
        } else if (failure != null) {
            fail(failure);
        }
    }

    private void refused(Listing listing, Fault fault) {
        if (!listing.last()) {
            listings.addFirst(new Listing(listing.path(), listing.depth(), !listing.byLevel(), true));
        } else if (!isGuess(listing) || (listings.isEmpty() && found.isEmpty())) {
            faults.add(new NameFault(listing.path(), fault));
        }
    }

    /** Whether nobody said that the device has that root object. */
    private boolean isGuess(Listing listing) {
        return path.isEmpty()
                && listing.depth() == 0
                && device.roots().isEmpty()
                && device.profile().browse().root() == null;
    }

    private void take(Listing listing, List<ParameterInfoStruct> all) {
        List<ParameterInfoStruct> answer =
                all.stream().filter(info -> isName(info.name())).toList();
        leftOut |= answer.size() < all.size();
        List<ParameterInfoStruct> infos = new ArrayList<>(answer.size());
        Set<String> parents = listing.byLevel() ? Set.of() : Names.parents(answer);
        for (ParameterInfoStruct info : answer) {
            String name = device.profile().translation().name(Names.withDot(info.name(), parents));
            if (device.profile().read().skips(name)) {
                skipped.add(name);
            } else if (!name.isEmpty()) {
                infos.add(new ParameterInfoStruct(name, info.writable()));
            }
        }
        boolean whole = !listing.byLevel() || holdsAll(listing.path(), infos);
        for (ParameterInfoStruct info : infos) {
            addParents(listing, info.name(), whole);
            found.put(info.name(), info);
            added.remove(info.name());
            if (!whole) {
                descend(listing, info.name());
            }
        }
    }

    private static boolean isName(String name) {
        return name.length() <= MAX_LENGTH && name.chars().filter(c -> c == '.').count() <= MAX_STEPS;
    }

    /** A device that lists parameters of lower levels though one level was asked for lists all that there is. */
    private static boolean holdsAll(String path, List<ParameterInfoStruct> infos) {
        return infos.stream()
                .map(ParameterInfoStruct::name)
                .anyMatch(name -> !name.endsWith(".") && Names.isBelow(path, name) && Names.depth(path, name) > 1);
    }

    private void addParents(Listing listing, String name, boolean whole) {
        for (String parent : Names.between(listing.path(), name)) {
            if (!found.containsKey(parent)) {
                found.put(parent, new ParameterInfoStruct(parent, false));
                added.add(parent);
            }
            if (!whole) {
                descend(listing, parent);
            }
        }
    }

    private void descend(Listing listing, String name) {
        if (name.endsWith(".") && Names.isBelow(listing.path(), name)) {
            list(name, listing.depth() + Names.depth(listing.path(), name));
        }
    }

    @Override
    BrowseResult finish() {
        List<ParameterInfoStruct> names = new ArrayList<>(found.values());
        return new BrowseResult(names, added, faults, List.copyOf(skipped), listings.isEmpty() && !leftOut);
    }
}

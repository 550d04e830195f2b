package org.cwmp4j.cpe.parameter;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.cwmp4j.cpe.state.DeviceState;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModel.Found;
import org.cwmp4j.model.data.DataModel.Place;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;
import org.cwmp4j.model.data.ValueCheck;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Says what a device's tree is made of. What no provider is given for the engine stores: values in the journal over {@link
 * #factoryValue factory values} over the model's defaults, rows in the journal over {@link #factoryRows factory rows}. Not
 * thread-safe; may be used for several agents.
 */
public final class ParameterTreeBuilder {
    private static final int HELD_ROWS = 4096;

    private final DataModel model;
    private final Map<String, ParameterProvider> providers = new LinkedHashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Set<Long>> rows = new HashMap<>();
    private final Set<String> fixed = new HashSet<>();
    private final Set<String> entities = new HashSet<>(Set.of(Writer.SUBSCRIBER.entity()));
    private Predicate<String> denyActive = path -> false;
    private ProviderLimits limits = ProviderLimits.DEFAULT;
    private int maxEntries = Integer.MAX_VALUE;
    private int heldRows = HELD_ROWS;
    private int maxWaiting = 1000;
    private int maxKnown = 4096;
    private final Map<String, Duration> polls = new LinkedHashMap<>();
    private boolean wildcards = true;
    private boolean aliases = true;

    ParameterTreeBuilder(DataModel model) {
        this.model = Objects.requireNonNull(model, "model");
    }

    /**
     * Gives a part of the tree to a provider; of several that match, the one with the longest path counts.
     *
     * @param path an object, with all below it, or one parameter; <code>{i}</code> for instances
     * @throws IllegalArgumentException if the model has no such path, or the path has a provider
     */
    public ParameterTreeBuilder provider(String path, ParameterProvider provider) {
        String template = template(path);
        if (providers.putIfAbsent(template, Objects.requireNonNull(provider, "provider")) != null) {
            throw new IllegalArgumentException(path + " has a provider already");
        }
        return this;
    }

    /**
     * A read-only parameter with the value that a function gives at the time. The function runs on the application's executor
     * and may block.
     */
    public ParameterTreeBuilder bind(String path, Supplier<String> getter) {
        return bind(path, getter, null);
    }

    /**
     * A parameter that one function reads and another sets. The setter is called once a change is decided, perhaps more than
     * once with the same value; if it throws it is called again later. The device keeps the value over a restart.
     */
    public ParameterTreeBuilder bind(String path, Supplier<String> getter, @Nullable Consumer<String> setter) {
        ParameterDefinition definition = parameter(path);
        if (definition.writable() && setter == null) {
            throw new IllegalArgumentException(path + " is writable: it needs a function that sets it");
        }
        return provider(path, new FunctionProvider(Objects.requireNonNull(getter, "getter"), setter));
    }

    /**
     * The value of a new device, where the engine stores it.
     *
     * @param path full name, with instance numbers of factory rows
     * @throws IllegalArgumentException if there is no such parameter or the value is none of it
     */
    public ParameterTreeBuilder factoryValue(String path, String value) {
        ValueCheck check = parameter(path).check(value);
        if (check instanceof ValueCheck.Refused refused) {
            throw new IllegalArgumentException(path + ": " + refused.reason());
        } else if (check instanceof ValueCheck.Accepted accepted) {
            values.put(path, accepted.value());
        }
        return this;
    }

    /**
     * Rows of a new device in a table that the engine stores.
     *
     * @param table its path, with instance numbers of factory rows and a dot at its end
     */
    public ParameterTreeBuilder factoryRows(String table, long... instances) {
        requireTable(table);
        rows.computeIfAbsent(table, t -> new TreeSet<>())
                .addAll(LongStream.of(instances).boxed().toList());
        return this;
    }

    /** Like {@link #factoryRows}, but the ACS cannot delete them (C-DEL-05). */
    public ParameterTreeBuilder fixedRows(String table, long... instances) {
        factoryRows(table, instances);
        fixed.addAll(Arrays.stream(instances).mapToObj(i -> table + i + ".").collect(Collectors.toSet()));
        return this;
    }

    /** Others beside {@code Subscriber} that access lists may name, such as {@code X_EXAMPLE-COM_Installer}. */
    public ParameterTreeBuilder accessEntity(String entity) {
        entities.add(Objects.requireNonNull(entity, "entity"));
        return this;
    }

    /**
     * Denies active notification (fault 9009) of parameters for which the model allows that (C-SPA-09). By default none is
     * denied.
     *
     * @param denied by full name
     */
    public ParameterTreeBuilder denyActiveNotification(Predicate<String> denied) {
        denyActive = Objects.requireNonNull(denied, "denied");
        return this;
    }

    /** How providers are called. Default: {@link ProviderLimits#DEFAULT}. */
    public ParameterTreeBuilder limits(ProviderLimits value) {
        limits = Objects.requireNonNull(value, "limits");
        return this;
    }

    /**
     * The most entries in an answer to GetParameterValues, and to GetParameterNames without NextLevel; beyond, fault 9004
     * (C-GPN-09, C-GPV-08). By default there is no limit.
     */
    public ParameterTreeBuilder maxEntries(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("maxEntries: expected 1 or more, got " + value);
        }
        maxEntries = value;
        return this;
    }

    /**
     * How many entries of one answer may be in memory at a time. A longer answer is made as it is sent, if the transport can do that
     * ({@link org.cwmp4j.cpe.AcsConnection#takesRows}); a provider that fails then, after so many entries, can no longer be answered
     * for by a fault: the session ends as failed, and the next such answer reads first what failed. Default: {@value
     * #HELD_ROWS}, which is about one megabyte.
     */
    public ParameterTreeBuilder heldRows(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("heldRows: expected 1 or more, got " + value);
        }
        heldRows = value;
        return this;
    }

    /** The most local changes that wait for the end of a session. Default: 1000. */
    public ParameterTreeBuilder maxWaitingChanges(int value) {
        maxWaiting = value;
        return this;
    }

    /**
     * Whether the ACS may ask for many rows by instance wildcards (C-WILD-02). Default: true, where the model has {@code
     * ManagementServer.InstanceWildcardsSupported}, which then says so; never where it has not.
     */
    public ParameterTreeBuilder wildcards(boolean value) {
        wildcards = value;
        return this;
    }

    /**
     * Whether the ACS may call rows by aliases where the model has a parameter {@code Alias} for them (TR-069 A6C1 3.6.1). Then the
     * engine keeps the aliases of all tables, also of those whose rows a provider stores: providers see instance numbers only and
     * are never asked for an {@code Alias}. Default: true, where the model has {@code ManagementServer.AliasBasedAddressing}, which
     * then says so; never where it has not. Aliases among the factory values begin with {@code cpe-}; a row without one is called
     * {@code cpe-} and its number (C-ALIAS-04). If false, {@code Alias} is a parameter like others.
     */
    public ParameterTreeBuilder aliases(boolean value) {
        aliases = value;
        return this;
    }

    /**
     * Has watched parameters of a part of the tree looked at from time to time, for providers that cannot tell of changes by
     * themselves: values are compared as a whole, rows by their instance numbers. What the ACS does not watch is not read. The
     * first time is within one period, chosen at random, each further one a period later, give or take a tenth.
     *
     * @param path an object, with all below it, or one parameter; <code>{i}</code> for instances
     * @param period 1 s or more
     * @throws IllegalArgumentException if the model has no such path
     */
    public ParameterTreeBuilder poll(String path, Duration period) {
        if (period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("period: expected 1 s or more, got " + period);
        }
        polls.put(template(path), period);
        return this;
    }

    /**
     * Of how many watched values and rows of providers it is remembered what they were, so that changes are found that nobody told
     * of, polled or made while the device was off. Each costs its path and 33 characters at most in the journal, written when it
     * changes: a session in which nothing changed writes none. Default: 4096.
     */
    public ParameterTreeBuilder maxKnown(int value) {
        maxKnown = value;
        return this;
    }

    /**
     * The tree, with what the state holds. Changes that an earlier life decided are taken up at once.
     *
     * @param serial the agent's serial executor; call this on it
     * @param worker runs providers
     * @throws IllegalArgumentException with {@link #aliases}, if a factory value cannot be the alias of its row, or a provider is
     *     for an {@code Alias} alone
     */
    public ParameterTree open(DeviceState state, Executor serial, Executor worker, TimeSource time) {
        TreeContext context = new TreeContext(model, state, serial, worker, time, limits);
        Map<String, Source> sources = new LinkedHashMap<>();
        providers.forEach((prefix, provider) -> sources.put(
                prefix,
                new Source(
                        prefix,
                        new ProviderGate(prefix, provider, context),
                        provider.storage() == ParameterProvider.Storage.ENGINE)));
        Map<String, String> factory = new HashMap<>(values);
        boolean named = announce("AliasBasedAddressing", aliases, factory);
        if (named) {
            FactoryAliases.check(model, values, providers.keySet());
        }
        TreeOptions options = new TreeOptions(
                Set.copyOf(entities),
                denyActive,
                maxEntries,
                heldRows,
                maxWaiting,
                announce("InstanceWildcardsSupported", wildcards, factory),
                named,
                maxKnown);
        return new LiveTree(context, options, new FactoryState(factory, rows, fixed), sources.values(), polls);
    }

    /** An ability is there if the ACS can learn of it. */
    private boolean announce(String name, boolean wanted, Map<String, String> factory) {
        String path = model.root() + "ManagementServer." + name;
        boolean announced = model.parameter(path).isPresent();
        if (announced) {
            factory.put(path, Boolean.toString(wanted));
        }
        return announced && wanted;
    }

    /** The definitions. */
    public DataModel model() {
        return model;
    }

    private Found found(String path) {
        return model.find(path).orElseThrow(() -> new IllegalArgumentException("the model has no " + path));
    }

    private String template(String path) {
        Found found = found(path);
        return found.place() == Place.TABLE
                ? ((ObjectDefinition) found.definition()).tablePath()
                : found.definition().path();
    }

    private ParameterDefinition parameter(String path) {
        return model.parameter(path)
                .orElseThrow(() -> new IllegalArgumentException("the model has no parameter " + path));
    }

    private void requireTable(String path) {
        if (found(path).place() != Place.TABLE) {
            throw new IllegalArgumentException(path + " is no table");
        }
    }
}

package org.cwmp4j.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataModelTextTest {

    @Test
    void readsEveryWord() {
        DataModel model = DataModelText.read("""
                # a comment
                Device. # the root

                Device.A.
                \tN unsignedInt
                  B string size=:3 size=5 enum=x enum="a \\"b\\" \\\\ \\t#" pattern=[a-z]+ rw units=seconds default=x hidden forcedInform notify=forceEnabled
                  C decimal range=-1.5:2/0.5 list=1:3 listSize=:9
                  T.{i}. create delete entries=1:4 key=K,L enabledKey=K enable=E count=N
                  T.{i}.K int
                  T.{i}.L int
                  T.{i}.E boolean
                """);
        ParameterDefinition b = model.parameter("Device.A.B").orElseThrow();
        assertThat(b.facets().sizes()).containsExactly(Bounds.atMost(3), Bounds.of(5, 5));
        assertThat(b.facets().enumeration()).containsExactly("x", "a \"b\" \\ \t#");
        assertThat(b.facets().patterns()).containsExactly("[a-z]+");
        assertThat(b.units()).isEqualTo("seconds");
        assertThat(b.modelDefault()).contains("x");
        assertThat(b.writable() && b.hidden() && b.forcedInform()).isTrue();
        assertThat(b.activeNotify()).isEqualTo(ActiveNotify.FORCE_ENABLED);
        ParameterDefinition c = model.parameter("Device.A.C").orElseThrow();
        assertThat(c.facets().ranges()).extracting(Bounds::toString).containsExactly("-1.5:2/0.5");
        assertThat(c.facets().list()).isEqualTo(Bounds.of(1, 3));
        assertThat(c.facets().listSize()).isEqualTo(Bounds.atMost(9));
        ObjectDefinition t = model.object("Device.A.T.").orElseThrow();
        assertThat(t)
                .isEqualTo(ObjectDefinition.builder("Device.A.T.{i}.")
                        .creatable()
                        .deletable()
                        .entries(Bounds.of(1, 4))
                        .uniqueKey(UniqueKey.of("K", "L"))
                        .uniqueKey(new UniqueKey(List.of("K"), true))
                        .enableParameter("E")
                        .countParameter("N")
                        .build());
        assertThat(DataModelText.read(DataModelText.write(model))).isEqualTo(model);
    }

    @Test
    void readsReferencesReadOnlyValuesAndCommands() {
        String text = """
                Device.
                  A string size=:256 pathRef=strong:row:Device.T.,Device.B.{i}.T. rw
                  B string pathRef=weak:any:
                  C unsignedInt instanceRef=weak:Device.T.
                  D string enumRef=Device.Names enumRefNull=""
                  E string readOnlyEnum=None enum=Requested rw command
                  F string size=:64 once
                """;
        DataModel model = DataModelText.read(text);
        assertThat(model.parameter("Device.A").orElseThrow().facets().reference())
                .isEqualTo(new Reference.ToPath(true, Reference.Target.ROW, List.of("Device.T.", "Device.B.{i}.T.")));
        assertThat(model.parameter("Device.B").orElseThrow().facets().reference())
                .isEqualTo(new Reference.ToPath(false, Reference.Target.ANY, List.of()));
        assertThat(model.parameter("Device.C").orElseThrow().facets().reference())
                .isEqualTo(new Reference.ToInstance(false, "Device.T."));
        assertThat(model.parameter("Device.D").orElseThrow().facets().reference())
                .isEqualTo(new Reference.ToValue("Device.Names", ""));
        ParameterDefinition e = model.parameter("Device.E").orElseThrow();
        assertThat(e.command()).isTrue();
        assertThat(e.facets().enumeration()).containsExactly("None", "Requested");
        assertThat(e.facets().readOnlyValues()).containsExactly("None");
        ParameterDefinition f = model.parameter("Device.F").orElseThrow();
        assertThat(f.writable() && f.writeOnce()).isTrue();
        assertThat(e.writeOnce()).isFalse();
        assertThat(DataModelText.write(model)).isEqualTo(text);
    }

    @Test
    void referencesOfFragmentsStandBelowTheRootToo() {
        List<Definition> definitions = DataModelText.readFragment("""
                .A string pathRef=strong:row:.T.,Device.U.
                .B string enumRef=.Names
                """, "Device.");
        assertThat(((ParameterDefinition) definitions.get(0)).facets().reference())
                .isEqualTo(new Reference.ToPath(true, Reference.Target.ROW, List.of("Device.T.", "Device.U.")));
        assertThat(((ParameterDefinition) definitions.get(1)).facets().reference())
                .isEqualTo(new Reference.ToValue("Device.Names", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Device.A|expected its type",
                "Device.A text|unknown type text",
                "Device.A int size=x|expected min:max",
                "Device.A int range=2:1|above",
                "Device.A int wr|unknown word wr",
                "Device.A int units|unknown word units",
                "Device.A int speed=3|unknown word speed=",
                "Device.A int default=x|default is refused",
                "Device.A string pattern=[|Unclosed",
                "Device.A int notify=always|notify=always",
                "Device.A string pathRef=Device.B.|with colons between",
                "Device.A string pathRef=firm:row:|expected strong or weak",
                "Device.A string pathRef=weak:line:|unknown target line",
                "Device.A string pathRef=weak:row:Device.B|must end with a dot",
                "Device.A int instanceRef=Device.B.|a colon and the table",
                "Device.A string enumRef=Device.B.|must end with a name",
                "Device.A string enumRefNull=x|without enumRef",
                "Device.A string default=\"x|not closed",
                "Device.A string default=\"x\"y|blank after",
                "Device.A string default=\"\\q\"|unknown escape",
                "Device.A. int|unknown word int",
                "Device.A. create|only tables",
                "Device.A.1. |{i}",
                "Device.A B. |unknown type B.",
                ".A int|below the root object",
                "x=y int|expected a path first",
                "Device..A int|empty node"
            })
    void saysInWhichLineAndWhy(String line, String message) {
        assertThatThrownBy(() -> DataModelText.read("Device.\n\n" + line))
                .isInstanceOfSatisfying(
                        DataModelSyntaxException.class,
                        e -> assertThat(e.line()).isEqualTo(3))
                .hasMessageStartingWith("line 3: ")
                .hasMessageContaining(message);
    }

    @Test
    void aTextBeginsWithTheRootAndIndentedLinesFollowAnObject() {
        assertThatThrownBy(() -> DataModelText.read("# nothing")).hasMessageContaining("root object first");
        assertThatThrownBy(() -> DataModelText.read("  A int"))
                .hasMessageContaining("line 1")
                .hasMessageContaining("no object stands before");
        assertThatThrownBy(() -> DataModelText.read("Device.A int")).isInstanceOf(DataModelSyntaxException.class);
    }

    @Test
    void readsUtf8() {
        byte[] utf8 = "Device.\n  A string default=\"Stra\u00DFe\"".getBytes(StandardCharsets.UTF_8);
        assertThat(DataModelText.read(new ByteArrayInputStream(utf8))
                        .parameter("Device.A")
                        .orElseThrow()
                        .initialValue())
                .isEqualTo("Stra\u00DFe");
        assertThat(DataModelText.readFragment(new ByteArrayInputStream(utf8), "Device."))
                .hasSize(2);
    }

    @Property(tries = 300)
    void whatIsWrittenReadsTheSame(@ForAll("models") DataModel model) {
        String text = DataModelText.write(model);
        assertThat(DataModelText.read(text)).isEqualTo(model);
        assertThat(DataModelText.write(DataModelText.read(text))).isEqualTo(text);
    }

    @Provide
    Arbitrary<DataModel> models() {
        return parameters()
                .list()
                .ofMaxSize(12)
                .flatMap(parameters -> tables().list()
                        .ofMaxSize(4)
                        .map(tables -> DataModel.builder("Device.")
                                .addAll(parameters)
                                .addAll(tables)
                                .build()));
    }

    /** Parameters begin with P, objects with O and tables with T, so that they never clash. */
    private static Arbitrary<String> objects() {
        return Arbitraries.of("O1.", "O2.", "T1.{i}.", "T2.{i}.")
                .list()
                .ofMaxSize(3)
                .map(parts -> "Device." + String.join("", parts));
    }

    private static Arbitrary<ObjectDefinition> tables() {
        return Combinators.combine(objects(), flags(), bounds(0)).as((path, flags, bounds) -> {
            ObjectDefinition.Builder builder =
                    ObjectDefinition.builder(path + "T3.{i}.").entries(bounds);
            if (flags.contains("rw")) {
                builder.creatable();
            }
            if (flags.contains("hidden")) {
                builder.deletable();
            }
            return builder.build();
        });
    }

    private static Arbitrary<ParameterDefinition> parameters() {
        Arbitrary<String> path = Combinators.combine(objects(), Arbitraries.of("P1", "P2", "P_x-3"))
                .as(String::concat);
        return Combinators.combine(path, facets(), flags(), Arbitraries.of(ActiveNotify.class), texts().injectNull(0.5))
                .as(DataModelTextTest::parameter);
    }

    private static ParameterDefinition parameter(
            String path, Facets facets, Set<String> flags, ActiveNotify notify, String units) {
        ParameterDefinition.Builder builder = ParameterDefinition.builder(path, DataType.STRING)
                .facets(facets)
                .activeNotify(notify);
        if (units != null) {
            builder.units(units);
        }
        if (flags.contains("rw")) {
            builder.writable();
        }
        if (flags.contains("once")) {
            builder.writeOnce();
        }
        if (flags.contains("hidden")) {
            builder.hidden();
        }
        if (flags.contains("forced")) {
            builder.forcedInform();
        }
        if (flags.contains("default")
                && !facets.isList()
                && facets.sizes().isEmpty()
                && !facets.enumeration().isEmpty()) {
            builder.defaultValue(facets.enumeration().get(0));
        }
        return builder.build();
    }

    private static Arbitrary<Set<String>> flags() {
        return Arbitraries.of("rw", "once", "hidden", "forced", "default").set();
    }

    private static final List<Reference> REFERENCES = List.of(
            new Reference.ToPath(true, Reference.Target.ROW, List.of("Device.A.", "Device.B.{i}.C.")),
            new Reference.ToPath(false, Reference.Target.ANY, List.of()),
            new Reference.ToInstance(true, "Device.A."),
            new Reference.ToValue("Device.A.B", " "));

    private static Arbitrary<Facets> facets() {
        Arbitrary<List<String>> patterns =
                Arbitraries.of("[a-z ]*", ".\"#\\\\", "x{2,3}").list().ofMaxSize(2);
        return Combinators.combine(
                        bounds(0).list().ofMaxSize(2),
                        bounds(-50).list().ofMaxSize(2),
                        texts().list().ofMaxSize(3),
                        patterns,
                        bounds(0).injectNull(0.5))
                .as((sizes, ranges, values, pattern, list) -> new Facets(
                        sizes,
                        List.of(),
                        values,
                        values.isEmpty() ? List.of() : values.subList(0, 1),
                        pattern.isEmpty() || !values.isEmpty() ? List.of() : pattern,
                        sizes.size() == 1 ? REFERENCES.get(values.size()) : null,
                        list,
                        list == null ? null : Bounds.atMost(50)));
    }

    private static Arbitrary<Bounds> bounds(int least) {
        Arbitrary<Integer> number = Arbitraries.integers().between(least, 1000);
        return Combinators.combine(number, number, Arbitraries.integers().between(0, 3))
                .as((a, b, kind) -> switch (kind) {
                    case 0 -> Bounds.ANY;
                    case 1 -> Bounds.atMost(a);
                    case 2 -> Bounds.atLeast(a);
                    default -> Bounds.of(Math.min(a, b), Math.max(a, b));
                });
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(" abc\"\\#=\t\n\r%,\u00E4\u0085\u2028")
                .ofMaxLength(8);
    }
}

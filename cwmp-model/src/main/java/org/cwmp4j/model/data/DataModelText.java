package org.cwmp4j.model.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The compact text form of data models: a definition a line. {@code #} begins a comment, where a word could begin; empty lines
 * mean nothing. Words are separated by blanks; one that has blanks, quotes or {@code #} inside stands in double quotes, with
 * {@code \"}, {@code \\}, {@code \n}, {@code \r} and {@code \t}; {@code key=} may stand before the quotes.
 *
 * <pre>
 * Device.
 * Device.DeviceInfo.
 *   SoftwareVersion string size=:64 forcedInform notify=forceEnabled
 *   UpTime unsignedInt units=seconds notify=canDeny
 * Device.IP.
 *   InterfaceNumberOfEntries unsignedInt
 * Device.IP.Interface.{i}. create delete entries=:8 count=InterfaceNumberOfEntries key=Name key=Alias
 *   Name string size=:64 rw
 *   Alias string size=:64 rw
 *   MaxMTUSize unsignedInt range=64:65535 rw default=1500
 * </pre>
 *
 * <p>The first word is a path. One after a blank at the line's beginning belongs to the last object that stood without; one that
 * begins with a dot belongs to the root object, so that a fragment serves models of either root. Objects above a definition need
 * not be defined.
 *
 * <p>Objects: {@code create}, {@code delete} (rows, by the ACS); {@code entries=min:max}; {@code key=A,B} (unique together) and
 * {@code enabledKey=A,B} (among enabled rows); {@code enable=Parameter}; {@code count=Parameter} (beside the table).
 *
 * <p>Parameters: the type ({@code string int unsignedInt long unsignedLong boolean dateTime base64 hexBinary decimal}), then
 * {@code rw} (writable) or {@code once} (writable once); {@code size=min:max} and {@code range=min:max} or {@code min:max/step}, either end may be missing, each
 * may come again; {@code enum=value}, {@code readOnlyEnum=value} (one that nobody may set) and {@code pattern=regex}, once for
 * each; {@code list=min:max} and {@code listSize=min:max}; {@code units=}; {@code default=}; {@code hidden}; {@code command};
 * {@code forcedInform}; {@code notify=} with {@code forceEnabled}, {@code forceDefaultEnabled} or {@code canDeny}. A string
 * without size, enumeration, pattern, reference and list has at most 16 characters; {@code size=:} lifts that.
 *
 * <p>References: {@code pathRef=strong:row:Device.IP.Interface.,Device.PPP.Interface.} ({@code strong} or {@code weak}; {@code
 * any}, {@code parameter}, {@code object}, {@code single}, {@code table} or {@code row}; the parents, maybe none); {@code
 * instanceRef=strong:Device.IP.Interface.}; {@code enumRef=Device.DSL.StandardsSupported} with {@code enumRefNull=value}.
 */
public final class DataModelText {
    private DataModelText() {}

    /**
     * Reads a model, whose first definition must be the root object.
     *
     * @throws DataModelSyntaxException if the text is wrong
     */
    public static DataModel read(String text) {
        List<Definition> definitions = lines(new StringReader(text), "");
        if (definitions.isEmpty()) {
            throw new DataModelSyntaxException(0, "expected the root object first", null);
        }
        String root = definitions.get(0).path();
        try {
            return DataModel.builder(root).addAll(definitions).build();
        } catch (IllegalArgumentException e) {
            throw new DataModelSyntaxException(0, String.valueOf(e.getMessage()), e);
        }
    }

    /** Reads a model from UTF-8, as {@link #read(String)}; the stream is read to its end and not closed. */
    public static DataModel read(InputStream utf8) {
        try {
            return read(new String(utf8.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads definitions to be added to a model.
     *
     * @param root what a dot at the beginning of a path stands for, {@code Device.} say
     * @throws DataModelSyntaxException if the text is wrong
     */
    public static List<Definition> readFragment(String text, String root) {
        return lines(new StringReader(text), root);
    }

    /** Reads definitions from UTF-8, as {@link #readFragment(String, String)}; the stream is not closed. */
    public static List<Definition> readFragment(InputStream utf8, String root) {
        return lines(new InputStreamReader(utf8, StandardCharsets.UTF_8), root);
    }

    private static List<Definition> lines(Reader source, String root) {
        List<Definition> definitions = new ArrayList<>();
        DefinitionReader reader = new DefinitionReader(root);
        BufferedReader lines = new BufferedReader(source);
        try {
            for (int number = 1; ; number++) {
                String line = lines.readLine();
                if (line == null) {
                    return List.copyOf(definitions);
                }
                definition(reader, line, number, definitions);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void definition(DefinitionReader reader, String line, int number, List<Definition> into) {
        try {
            Definition definition = reader.read(line);
            if (definition != null) {
                into.add(definition);
            }
        } catch (IllegalArgumentException e) {
            throw new DataModelSyntaxException(number, String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes a model so that {@link #read(String)} gives an equal one. */
    public static String write(DataModel model) {
        StringBuilder text = new StringBuilder();
        DefinitionWriter writer = new DefinitionWriter(text);
        model.definitions().forEach(writer::write);
        return text.toString();
    }
}

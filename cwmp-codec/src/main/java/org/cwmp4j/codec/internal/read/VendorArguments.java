package org.cwmp4j.codec.internal.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.rpc.VendorArgument;
import org.jspecify.annotations.Nullable;

/** Keeps the arguments of methods that the standard does not define, as they stand. Depth costs no stack. */
final class VendorArguments {
    private record Open(String name, @Nullable ParameterType type, List<VendorArgument> members) {}

    private final Input input;
    private final XmlCursor cursor;

    VendorArguments(Input input) {
        this.input = input;
        this.cursor = input.cursor();
    }

    /** Reads the arguments of the method that the cursor has entered, and leaves it. */
    List<VendorArgument> read() throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open("", null, new ArrayList<>()));
        while (true) {
            String text = cursor.textOrChild();
            if (text == null) {
                open.push(entered());
                continue;
            }
            Open left = open.pop();
            if (open.isEmpty()) {
                return left.members;
            }
            boolean leaf = left.members.isEmpty();
            if (!leaf && !text.isBlank()) {
                cursor.deviateAt(cursor.depth() + 1, "", DeviationKind.STRAY_TEXT, "text between elements");
            }
            open.element().members.add(new VendorArgument(left.name, left.type, leaf ? text : "", left.members));
        }
    }

    private Open entered() throws XMLStreamException {
        if (!cursor.prefix().isEmpty()) {
            input.qualified();
        }
        return new Open(cursor.local(), input.types().ofVendorArgument(), new ArrayList<>());
    }
}

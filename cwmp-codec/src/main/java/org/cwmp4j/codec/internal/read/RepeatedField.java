package org.cwmp4j.codec.internal.read;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** A structure that stands several times in a row without an array around it. */
final class RepeatedField extends Field {
    private final Member member;

    RepeatedField(String name, Need need, Member member) {
        super(name, need, "");
        this.member = member;
    }

    static RepeatedField of(String name, String typeName, Shape<?> shape) {
        return new RepeatedField(name, Need.EXPECTED, in -> {
            String type = in.cursor().type();
            if (type != null) {
                in.types().expect(type, typeName);
            }
            return shape.read(in);
        });
    }

    @Override
    void read(Input in, Fields into, int at) throws XMLStreamException {
        List<Object> members = into.startedList(at);
        in.cursor().index(members.size() + 1);
        Object value = member.read(in);
        if (value != null) {
            members.add(value);
        }
    }

    @Override
    boolean repeats() {
        return true;
    }

    @Override
    Object absent() {
        return new ArrayList<>();
    }
}

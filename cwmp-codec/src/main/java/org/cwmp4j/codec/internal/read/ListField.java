package org.cwmp4j.codec.internal.read;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.jspecify.annotations.Nullable;

/** A SOAP array. Its declared size is compared and never believed (quirk X10). */
final class ListField extends Field {
    private final ArrayType arrayType;
    private final String memberName;
    private final Member member;

    ListField(String name, Need need, String typeName, ArrayType arrayType, String memberName, Member member) {
        super(name, need, typeName);
        this.arrayType = arrayType;
        this.memberName = memberName;
        this.member = member;
    }

    @Override
    void read(Input in, Fields into, int at) throws XMLStreamException {
        checkType(in);
        XmlCursor cursor = in.cursor();
        int depth = cursor.depth();
        String declared = cursor.arrayType();
        boolean typeFits = declared != null && arrayType.fits(declared, cursor);
        RowDelivery rows = in.rows();
        List<Object> members = new ArrayList<>();
        int count = 0;
        while (cursor.child()) {
            if (isMember(in, cursor)) {
                cursor.index(++count);
                if (rows == null) {
                    add(in, members);
                } else {
                    rows.begins(cursor);
                    rows.ends(cursor, member.read(in));
                }
            } else {
                cursor.ignore(DeviationKind.UNKNOWN_ELEMENT, "expected " + memberName);
                cursor.skip();
            }
        }
        check(cursor, depth, declared, typeFits, count);
        into.set(at, members);
    }

    private void add(Input in, List<Object> members) throws XMLStreamException {
        Object value = member.read(in);
        if (value == null) {
            in.cursor().leaveOut();
        } else {
            members.add(value);
        }
    }

    private boolean isMember(Input in, XmlCursor cursor) {
        if (memberName.equals(cursor.raw())) {
            in.unprefixed();
            return true;
        }
        if (memberName.equals(cursor.local())) {
            in.qualified();
            return true;
        }
        return false;
    }

    private void check(XmlCursor cursor, int depth, @Nullable String declared, boolean typeFits, int count) {
        if (declared == null) {
            cursor.deviateAt(depth, "", DeviationKind.ARRAY_TYPE, "no arrayType");
            return;
        }
        if (!typeFits) {
            cursor.deviateAt(depth, "", DeviationKind.ARRAY_TYPE, "arrayType does not name " + arrayType);
        }
        if (!ArrayType.sizeIs(declared, count)) {
            cursor.deviateAt(depth, "", DeviationKind.ARRAY_SIZE, "arrayType does not say [" + count + "]");
        }
    }

    @Override
    Object absent() {
        return List.of();
    }
}

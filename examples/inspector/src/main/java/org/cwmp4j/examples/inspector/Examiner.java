package org.cwmp4j.examples.inspector;

import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.CodecException.Answer;
import org.cwmp4j.codec.CwmpDecoder;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.model.Direction;

/** Reads inputs, whichever way they once travelled. */
final class Examiner {
    private final CwmpDecoder decoder = new CwmpDecoder();
    private final DecodeContext context;

    Examiner(DecodeContext context) {
        this.context = context;
    }

    Finding examine(String file, byte[] bytes) {
        if (decoder.isEmpty(bytes, context)) {
            return new Finding.Empty(file);
        }
        try {
            return new Finding.Read(file, decoder.decode(bytes, context));
        } catch (CodecException e) {
            return new Finding.Refused(file, e, answers(bytes));
        }
    }

    /** The answer depends on who reads, which a captured message does not tell: both are given. */
    private List<String> answers(byte[] bytes) {
        List<String> answers = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            DecodeContext directed =
                    new DecodeContext(direction, context.contentType(), context.strict(), context.limits());
            try {
                decoder.decode(bytes, directed);
            } catch (CodecException e) {
                String reader = direction == Direction.CPE_TO_ACS ? "an ACS" : "a device";
                answers.add(reader + " answers with " + words(e.answer()));
            }
        }
        return answers;
    }

    private static String words(Answer answer) {
        if (answer instanceof Answer.SoapFault fault) {
            return "fault " + fault.code() + " to " + fault.method();
        }
        if (answer instanceof Answer.HttpStatus status) {
            return "HTTP status " + status.status();
        }
        return "nothing and ends the session";
    }
}

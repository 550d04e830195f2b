package org.cwmp4j.codec.internal.xml;

import java.nio.charset.Charset;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.CodecException.Answer;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FaultCode;
import org.jspecify.annotations.Nullable;

/** Says what a message that cannot be read deserves, by what is known of it so far. Not thread-safe; one for each message. */
public final class Refusals {
    private static final int BAD_REQUEST = 400;

    private final boolean directionGiven;
    private @Nullable Direction direction;
    private @Nullable String id;
    private String namespace = "";
    private @Nullable String request;

    public Refusals(@Nullable Direction direction) {
        this.direction = direction;
        this.directionGiven = direction != null;
    }

    /** Whether the caller knows which way the message travels, and so will answer it. */
    public boolean isDirectionGiven() {
        return directionGiven;
    }

    /** The header's ID was read. */
    public void id(String value) {
        id = value;
    }

    /**
     * The message's kind is known.
     *
     * @param natural which way such a message travels; {@code null} for either
     * @param requestName the method's name if it is a request, else {@code null}
     */
    public void message(@Nullable Direction natural, @Nullable String requestName, String cwmpNamespace) {
        if (!directionGiven && natural != null) {
            direction = natural;
        }
        request = requestName;
        namespace = cwmpNamespace;
    }

    /** Which way the message travels: as told, else as its kind says. */
    public @Nullable Direction direction() {
        return direction;
    }

    /** The envelope is no good: the session cannot go on with it. */
    public CodecException broken(ErrorKind kind, String message, String path, int line, int column) {
        return new CodecException(kind, message, path, line, column, endOfTalk());
    }

    /** There are bytes that are no text. */
    CodecException notAsLabelled(Charset charset) {
        return broken(ErrorKind.NOT_WELL_FORMED, "bytes that are not " + charset.name() + " as labelled", "", 0, 0);
    }

    /** There is a byte that is no UTF-8, or a character that XML cannot carry. */
    CodecException noText(int line, int column) {
        return broken(ErrorKind.NOT_WELL_FORMED, "bytes that are no text of XML", "", line, column);
    }

    /** Strict mode does not tolerate what the bytes showed before parsing. */
    CodecException finding(Source.Finding finding) {
        return broken(ErrorKind.DEVIATION, finding.kind() + ": " + finding.detail(), "", 1, 1);
    }

    /** Something inside the arguments is no good: a request is answered by a fault. */
    public CodecException argument(ErrorKind kind, String message, String path, int line, int column) {
        return new CodecException(kind, message, path, line, column, fault(code(kind), "Invalid arguments"));
    }

    /** A rule of the standard is broken, and strict mode does not tolerate it. */
    public CodecException rule(FaultCode code, String message, String path, int line, int column) {
        return new CodecException(ErrorKind.DEVIATION, message, path, line, column, fault(code, "Invalid arguments"));
    }

    /** The method is not CWMP's. */
    public CodecException method(String message, String path, int line, int column) {
        FaultCode code = atCpe() ? FaultCode.METHOD_NOT_SUPPORTED : FaultCode.ACS_METHOD_NOT_SUPPORTED;
        return new CodecException(
                ErrorKind.UNKNOWN_METHOD, message, path, line, column, fault(code, "Method not supported"));
    }

    private FaultCode code(ErrorKind kind) {
        return switch (kind) {
            case TOO_MANY_ELEMENTS, TOO_MANY_ROWS, TEXT_TOO_LONG ->
                atCpe() ? FaultCode.RESOURCES_EXCEEDED : FaultCode.ACS_RESOURCES_EXCEEDED;
            default -> atCpe() ? FaultCode.INVALID_ARGUMENTS : FaultCode.ACS_INVALID_ARGUMENTS;
        };
    }

    private Answer fault(FaultCode code, String text) {
        return request == null ? endOfTalk() : new Answer.SoapFault(code, text, id, namespace, request);
    }

    private Answer endOfTalk() {
        return atCpe() ? new Answer.EndOfSession() : new Answer.HttpStatus(BAD_REQUEST);
    }

    private boolean atCpe() {
        return direction == Direction.ACS_TO_CPE;
    }
}

package org.cwmp4j.codec;

import java.util.Objects;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.FaultCode;
import org.jspecify.annotations.Nullable;

/** A message could not be read. Says where, and what to answer. */
public final class CodecException extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final String path;
    private final int line;
    private final int column;
    private final transient Answer answer;

    /**
     * @param kind what is wrong
     * @param message what was found and what was expected; names no secret
     * @param path element names from the root, joined by slashes
     * @param line 1-based; 0 where not known
     * @param column 1-based; 0 where not known
     * @param answer what the reader's side owes its peer
     */
    public CodecException(ErrorKind kind, String message, String path, int line, int column, Answer answer) {
        super(message + " at " + (path.isEmpty() ? "/" : path)
                + (line > 0 ? " (line " + line + ", column " + column + ")" : ""));
        this.kind = Objects.requireNonNull(kind, "kind");
        this.path = path;
        this.line = line;
        this.column = column;
        this.answer = Objects.requireNonNull(answer, "answer");
    }

    /** What is wrong, for programs. */
    public ErrorKind kind() {
        return kind;
    }

    /** Where: element names from the root, joined by slashes. */
    public String path() {
        return path;
    }

    /** 1-based; 0 where not known. */
    public int line() {
        return line;
    }

    /** 1-based; 0 where not known. */
    public int column() {
        return column;
    }

    /** What the reader's side owes its peer, by role and direction. */
    public Answer answer() {
        return answer;
    }

    /** What to answer to a message that could not be read (TR-069 A6C1 3.7.1.4, 3.7.2.4). */
    public sealed interface Answer {
        /**
         * A SOAP fault: the envelope was sound, a request's arguments were not.
         *
         * @param code 9003 or 8003 as a rule
         * @param faultString for people
         * @param id of the request; {@code null} if it had none
         * @param namespace that the request came in
         * @param method the request's name
         */
        record SoapFault(
                FaultCode code,
                String faultString,
                @Nullable String id,
                String namespace,
                String method) implements Answer {}

        /**
         * An HTTP status without SOAP: what the ACS answers.
         *
         * @param status 400 as a rule
         */
        record HttpStatus(int status) implements Answer {}

        /** Nothing: the device closes the connection, the session has failed. */
        record EndOfSession() implements Answer {}
    }
}

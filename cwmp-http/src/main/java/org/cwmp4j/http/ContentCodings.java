package org.cwmp4j.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the {@code Content-Encoding} of a message says. */
public sealed interface ContentCodings {
    /** For {@code Accept-Encoding}, which goes with a 415 (RFC 9110 section 12.5.3). */
    String ACCEPTED = "gzip, deflate";

    /** How many codings one body may have, one about the other. */
    int MAX = 2;

    /** Reads every line of {@code Content-Encoding}; {@code identity} and empty items count for nothing. */
    static ContentCodings of(Headers headers) {
        List<ContentCoding> known = new ArrayList<>();
        for (String line : headers.all("Content-Encoding")) {
            for (String item : line.split(",", -1)) {
                String token = item.strip();
                Optional<ContentCoding> coding = ContentCoding.ofToken(token);
                if (coding.isEmpty() && !token.isEmpty() && !token.equalsIgnoreCase("identity")) {
                    return new Unsupported(token);
                }
                coding.ifPresent(known::add);
                if (known.size() > MAX) {
                    return new Unsupported("more than " + MAX + " codings");
                }
            }
        }
        return new Supported(known);
    }

    /**
     * Codings that can be decoded.
     *
     * @param codings in the order in which they were applied; empty for a body as it is
     */
    record Supported(List<ContentCoding> codings) implements ContentCodings {
        public Supported {
            codings = List.copyOf(codings);
        }

        /** Whether the body is as it is. */
        public boolean isIdentity() {
            return codings.isEmpty();
        }

        /**
         * The body without its codings; each of them is bounded.
         *
         * @return {@code body} itself if there are none
         * @throws ContentCodingException as {@link ContentCoding#decode}
         */
        public byte[] decode(byte[] body, InflateLimits limits) {
            if (isIdentity()) {
                return body;
            }
            try (InputStream in = decoding(new ByteArrayInputStream(body), limits)) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The same as it comes, see {@link ContentCoding#decoding}. */
        public InputStream decoding(InputStream body, InflateLimits limits) {
            InputStream in = body;
            for (int i = codings.size() - 1; i >= 0; i--) {
                in = codings.get(i).decoding(in, limits);
            }
            return in;
        }
    }

    /**
     * A coding that nobody here knows, or too many: a server answers 415 (rule A-HTTP-31).
     *
     * @param what as the peer wrote it: not to be trusted
     */
    record Unsupported(String what) implements ContentCodings {
        public Unsupported {
            Objects.requireNonNull(what, "what");
        }
    }
}

package org.cwmp4j.cpe.transfer.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.cwmp4j.cpe.transfer.FileTransport;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.cpe.transfer.TransferSettings;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.Fault;
import org.jspecify.annotations.Nullable;

/** What is refused at once, whoever asks. */
final class Admission {
    /** Characters of a CommandKey (CommandKeyType of the RPC schemas): a longer one could not come back in an event. */
    private static final int LONGEST_KEY = 32;

    private final TransferSettings settings;

    Admission(TransferSettings settings) {
        this.settings = settings;
    }

    /** The refusal of an order; null for none. */
    @Nullable
    Fault refusal(Order order) {
        TransferInfo info = order.info();
        if (info.commandKey().length() > LONGEST_KEY) {
            return invalid("CommandKey: 32 characters at most");
        }
        if (!handles(info)) { // C-DL-13
            return invalid("FileType: not supported");
        }
        Optional<URI> url = url(info.url());
        if (url.isEmpty()) { // C-FILE-06
            return invalid("URL: absolute and without user information");
        }
        if (order.isScheduled() || info.kind() == TransferInfo.Kind.SCHEDULED_DOWNLOAD) {
            Optional<String> problem = Windows.problem(order.windows(), settings.modes());
            if (problem.isPresent()) {
                return invalid(problem.get());
            }
        }
        if (transport(url.get()).isEmpty()) { // C-FILE-01
            return Fault.of(FaultCode.UNSUPPORTED_TRANSFER_PROTOCOL, "File transfer protocol not supported");
        }
        return info.fileSize() > settings.limits().maxFile() // C-DL-11
                ? Fault.of(FaultCode.DOWNLOAD_FAILURE, "FileSize: no room for that much")
                : null;
    }

    private boolean handles(TransferInfo info) {
        return info.kind().isDownload()
                ? settings.downloads().containsKey(info.fileType())
                : settings.upload(info.fileType()).isPresent();
    }

    Optional<FileTransport> transport(URI url) {
        return settings.transport(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT));
    }

    /** Whether the download is by multicast (C-DL-09). */
    boolean isMulticast(String text) {
        Optional<URI> url = url(text);
        return url.flatMap(this::transport)
                .filter(t -> t.isMulticast(url.get()))
                .isPresent();
    }

    /** A URL that can be used; empty for others, and for those with user information. */
    static Optional<URI> url(String text) {
        try {
            URI url = new URI(escaped(text.strip()));
            boolean user = url.getRawUserInfo() != null
                    || (url.getRawAuthority() != null && url.getRawAuthority().indexOf('@') >= 0);
            return url.isAbsolute() && !url.isOpaque() && url.getRawAuthority() != null && !user
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Servers send URLs with blanks and other characters that a URL cannot have. */
    private static String escaped(String url) {
        StringBuilder out = new StringBuilder(url.length());
        for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c <= ' ' || c >= 127 || "\"<>\\^`{|}".indexOf(c) >= 0) {
                out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static Fault invalid(String why) {
        return Fault.of(FaultCode.INVALID_ARGUMENTS, why);
    }
}

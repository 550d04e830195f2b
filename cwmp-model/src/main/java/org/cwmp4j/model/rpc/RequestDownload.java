package org.cwmp4j.model.rpc;

import java.util.List;
import java.util.Objects;
import org.cwmp4j.model.FileType;

/**
 * Asks the ACS to start a download (TR-069 A6C1 A.4.2.2).
 *
 * @param fileType what is wanted
 * @param fileTypeArg at most 16
 */
public record RequestDownload(FileType fileType, List<ArgStruct> fileTypeArg)
        implements AcsMethod<RequestDownloadResponse> {
    public RequestDownload {
        Objects.requireNonNull(fileType, "fileType");
        fileTypeArg = List.copyOf(fileTypeArg);
    }

    @Override
    public String name() {
        return "RequestDownload";
    }

    @Override
    public Class<RequestDownloadResponse> responseType() {
        return RequestDownloadResponse.class;
    }

    @Override
    public <T> T accept(AcsMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}

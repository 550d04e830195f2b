package org.cwmp4j.model.rpc;

/** The answer to a method, where it is no fault. */
public sealed interface MethodResponse extends CwmpMessage
        permits SetParameterValuesResponse,
                GetParameterValuesResponse,
                GetParameterNamesResponse,
                SetParameterAttributesResponse,
                GetParameterAttributesResponse,
                AddObjectResponse,
                DeleteObjectResponse,
                DownloadResponse,
                RebootResponse,
                UploadResponse,
                FactoryResetResponse,
                ScheduleInformResponse,
                GetQueuedTransfersResponse,
                GetAllQueuedTransfersResponse,
                ScheduleDownloadResponse,
                CancelTransferResponse,
                ChangeDUStateResponse,
                SetVouchersResponse,
                GetOptionsResponse,
                InformResponse,
                TransferCompleteResponse,
                AutonomousTransferCompleteResponse,
                RequestDownloadResponse,
                KickedResponse,
                DUStateChangeCompleteResponse,
                AutonomousDUStateChangeCompleteResponse,
                GetRPCMethodsResponse,
                VendorMethodResponse {
    /** Calls the visitor's method for this message. */
    <T> T accept(Visitor<T> visitor);

    /**
     * One method for each response, so that a new RPC breaks the build wherever it is not handled.
     *
     * @param <T> what comes of it
     */
    interface Visitor<T> {
        /** SetParameterValuesResponse. */
        T visit(SetParameterValuesResponse m);

        /** GetParameterValuesResponse. */
        T visit(GetParameterValuesResponse m);

        /** GetParameterNamesResponse. */
        T visit(GetParameterNamesResponse m);

        /** SetParameterAttributesResponse. */
        T visit(SetParameterAttributesResponse m);

        /** GetParameterAttributesResponse. */
        T visit(GetParameterAttributesResponse m);

        /** AddObjectResponse. */
        T visit(AddObjectResponse m);

        /** DeleteObjectResponse. */
        T visit(DeleteObjectResponse m);

        /** DownloadResponse. */
        T visit(DownloadResponse m);

        /** RebootResponse. */
        T visit(RebootResponse m);

        /** UploadResponse. */
        T visit(UploadResponse m);

        /** FactoryResetResponse. */
        T visit(FactoryResetResponse m);

        /** ScheduleInformResponse. */
        T visit(ScheduleInformResponse m);

        /** GetQueuedTransfersResponse. */
        T visit(GetQueuedTransfersResponse m);

        /** GetAllQueuedTransfersResponse. */
        T visit(GetAllQueuedTransfersResponse m);

        /** ScheduleDownloadResponse. */
        T visit(ScheduleDownloadResponse m);

        /** CancelTransferResponse. */
        T visit(CancelTransferResponse m);

        /** ChangeDUStateResponse. */
        T visit(ChangeDUStateResponse m);

        /** SetVouchersResponse. */
        T visit(SetVouchersResponse m);

        /** GetOptionsResponse. */
        T visit(GetOptionsResponse m);

        /** InformResponse. */
        T visit(InformResponse m);

        /** TransferCompleteResponse. */
        T visit(TransferCompleteResponse m);

        /** AutonomousTransferCompleteResponse. */
        T visit(AutonomousTransferCompleteResponse m);

        /** RequestDownloadResponse. */
        T visit(RequestDownloadResponse m);

        /** KickedResponse. */
        T visit(KickedResponse m);

        /** DUStateChangeCompleteResponse. */
        T visit(DUStateChangeCompleteResponse m);

        /** AutonomousDUStateChangeCompleteResponse. */
        T visit(AutonomousDUStateChangeCompleteResponse m);

        /** GetRPCMethodsResponse. */
        T visit(GetRPCMethodsResponse m);

        /** VendorMethodResponse. */
        T visit(VendorMethodResponse m);
    }
}

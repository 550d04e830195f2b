package org.cwmp4j.model.rpc;

/**
 * A method that the device answers: the ACS calls it (TR-069 A6C1 A.3.1, A.3.2, A.4.1).
 *
 * @param <R> the message that answers it
 */
public sealed interface CpeMethod<R extends MethodResponse> extends Request
        permits GetRPCMethods,
                SetParameterValues,
                GetParameterValues,
                GetParameterNames,
                SetParameterAttributes,
                GetParameterAttributes,
                AddObject,
                DeleteObject,
                Download,
                Reboot,
                GetQueuedTransfers,
                ScheduleInform,
                SetVouchers,
                GetOptions,
                Upload,
                FactoryReset,
                GetAllQueuedTransfers,
                ScheduleDownload,
                CancelTransfer,
                ChangeDUState,
                VendorMethod {
    /** The class of the answer. */
    @Override
    Class<R> responseType();

    /** Calls the visitor's method for this message. */
    <T> T accept(Visitor<T> visitor);

    /**
     * One method for each member of the family, so that a new RPC breaks the build wherever it is not handled.
     *
     * @param <T> what comes of it
     */
    interface Visitor<T> {
        /** GetRPCMethods. */
        T visit(GetRPCMethods m);

        /** SetParameterValues. */
        T visit(SetParameterValues m);

        /** GetParameterValues. */
        T visit(GetParameterValues m);

        /** GetParameterNames. */
        T visit(GetParameterNames m);

        /** SetParameterAttributes. */
        T visit(SetParameterAttributes m);

        /** GetParameterAttributes. */
        T visit(GetParameterAttributes m);

        /** AddObject. */
        T visit(AddObject m);

        /** DeleteObject. */
        T visit(DeleteObject m);

        /** Download. */
        T visit(Download m);

        /** Reboot. */
        T visit(Reboot m);

        /** GetQueuedTransfers. */
        T visit(GetQueuedTransfers m);

        /** ScheduleInform. */
        T visit(ScheduleInform m);

        /** SetVouchers. */
        T visit(SetVouchers m);

        /** GetOptions. */
        T visit(GetOptions m);

        /** Upload. */
        T visit(Upload m);

        /** FactoryReset. */
        T visit(FactoryReset m);

        /** GetAllQueuedTransfers. */
        T visit(GetAllQueuedTransfers m);

        /** ScheduleDownload. */
        T visit(ScheduleDownload m);

        /** CancelTransfer. */
        T visit(CancelTransfer m);

        /** ChangeDUState. */
        T visit(ChangeDUState m);

        /** VendorMethod. */
        T visit(VendorMethod m);
    }
}

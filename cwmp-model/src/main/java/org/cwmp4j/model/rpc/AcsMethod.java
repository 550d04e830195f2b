package org.cwmp4j.model.rpc;

/**
 * A method that the ACS answers: the device calls it (TR-069 A6C1 A.3.1, A.3.3, A.4.2).
 *
 * @param <R> the message that answers it
 */
public sealed interface AcsMethod<R extends MethodResponse> extends Request
        permits GetRPCMethods,
                Inform,
                TransferComplete,
                AutonomousTransferComplete,
                Kicked,
                RequestDownload,
                DUStateChangeComplete,
                AutonomousDUStateChangeComplete,
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

        /** Inform. */
        T visit(Inform m);

        /** TransferComplete. */
        T visit(TransferComplete m);

        /** AutonomousTransferComplete. */
        T visit(AutonomousTransferComplete m);

        /** Kicked. */
        T visit(Kicked m);

        /** RequestDownload. */
        T visit(RequestDownload m);

        /** DUStateChangeComplete. */
        T visit(DUStateChangeComplete m);

        /** AutonomousDUStateChangeComplete. */
        T visit(AutonomousDUStateChangeComplete m);

        /** VendorMethod. */
        T visit(VendorMethod m);
    }
}

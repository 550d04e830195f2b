package org.cwmp4j.model.rpc;

/** An operation of {@link ChangeDUState} (TR-069 A6C1 A.4.1.10). Optional texts that are absent are empty. */
public sealed interface OperationStruct permits InstallOpStruct, UpdateOpStruct, UninstallOpStruct {}

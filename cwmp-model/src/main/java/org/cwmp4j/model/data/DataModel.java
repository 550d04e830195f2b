package org.cwmp4j.model.data;

/** A data model: the objects and parameters that a device may have. */
public interface DataModel {}

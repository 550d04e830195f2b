/** CWMP messages, parameters, data-model types, time and chance: what every other module speaks in. */
module org.cwmp4j.model {
    requires static transitive org.jspecify;

    exports org.cwmp4j.model;
    exports org.cwmp4j.model.rpc;
    exports org.cwmp4j.model.data;
    exports org.cwmp4j.model.time;
    exports org.cwmp4j.model.concurrent;
}

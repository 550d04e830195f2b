package org.cwmp4j.codec.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.NoRpc;
import org.cwmp4j.model.rpc.UnknownMethod;
import org.cwmp4j.model.rpc.VendorMethod;
import org.cwmp4j.model.rpc.VendorMethodResponse;
import org.junit.jupiter.api.Test;

class RpcTableTest {
    /** Written from their own content, or not at all. */
    private static final Set<Class<?>> ELSEWHERE =
            Set.of(Fault.class, NoRpc.class, UnknownMethod.class, VendorMethod.class, VendorMethodResponse.class);

    @Test
    void everyMessageOfTheStandardHasItsWriter() {
        assertThat(leaves(CwmpMessage.class))
                .hasSizeGreaterThan(50)
                .allSatisfy(type -> assertThat(RpcTable.has(type) ^ ELSEWHERE.contains(type))
                        .as(type.getSimpleName())
                        .isTrue());
    }

    private static List<Class<?>> leaves(Class<?> type) {
        if (!type.isSealed()) {
            return List.of(type);
        }
        List<Class<?>> leaves = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            leaves.addAll(leaves(permitted));
        }
        return leaves;
    }
}

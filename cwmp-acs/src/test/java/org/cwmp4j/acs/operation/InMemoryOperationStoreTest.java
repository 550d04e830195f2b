package org.cwmp4j.acs.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InMemoryOperationStoreTest extends OperationStoreContract {
    @Override
    OperationStore store() {
        return new InMemoryOperationStore();
    }

    @Test
    void aFullStoreRefusesAndForgetsNothingThatIsWaiting() {
        OperationStore store = new InMemoryOperationStore(2);
        get(store.add(operation("1", DEVICE)));
        get(store.add(operation("2", DEVICE)));
        assertThatThrownBy(() -> get(store.add(operation("3", DEVICE)))).hasMessageContaining("full");
        assertThat(get(store.list(DEVICE, NOW))).hasSize(2);
    }

    @Test
    void aFullStoreForgetsWhatHasBeenFinalTheLongest() {
        OperationStore store = new InMemoryOperationStore(2);
        get(store.add(operation("1", DEVICE)));
        get(store.add(operation("2", DEVICE)));
        get(store.replace(operation("2", DEVICE).cancelled("")));
        get(store.replace(operation("1", DEVICE).cancelled("")));
        get(store.add(operation("3", DEVICE)));
        assertThat(get(store.list(DEVICE, NOW))).extracting(o -> o.id().text()).containsExactly("1", "3");
    }
}

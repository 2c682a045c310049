package dev.gradus.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelsTest {
    private final KernelProvider slow = provider("slow", 0, null);
    private final KernelProvider fast = provider("fast", 10, null);
    private final KernelProvider broken = provider("broken", 20, "no such unit");

    @Test
    void theHighestPriorityThatCanRunWins() {
        assertThat(Kernels.choose(List.of(slow, broken, fast), Optional.empty()))
                .isSameAs(fast);
        assertThat(Kernels.choose(List.of(slow), Optional.empty())).isSameAs(slow);
    }

    @Test
    void aNameForcesItsProvider() {
        assertThat(Kernels.choose(List.of(fast, slow), Optional.of("slow"))).isSameAs(slow);
    }

    @Test
    void anUnknownNameIsRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> Kernels.choose(List.of(fast, slow), Optional.of("other")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Kernels.PROPERTY)
                .hasMessageContaining("'other'")
                .hasMessageContaining("[fast, slow]");
    }

    @Test
    void aForcedProviderThatCannotRunSaysWhy() {
        assertThatThrownBy(() -> Kernels.choose(List.of(slow, broken), Optional.of("broken")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'broken'")
                .hasMessageContaining("no such unit");
    }

    @Test
    void withoutAnyThatCanRunAllAreNamed() {
        assertThatThrownBy(() -> Kernels.choose(List.of(broken), Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[broken]");
    }

    @Test
    void thePortableKernelsAreAlwaysThere() {
        assertThat(FloatingType.providers()).extracting(KernelProvider::name).contains("portable");
        assertThat(Kernels.active().obstacle()).isEmpty();
        assertThat(Kernels.portable().name()).isEqualTo("portable");
    }

    private static KernelProvider provider(String name, int priority, String obstacle) {
        KernelProvider provider = mock(KernelProvider.class);
        when(provider.name()).thenReturn(name);
        when(provider.priority()).thenReturn(priority);
        when(provider.obstacle()).thenReturn(Optional.ofNullable(obstacle));
        when(provider.description()).thenReturn("for a test");
        return provider;
    }
}

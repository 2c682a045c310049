package dev.gradus.core.kernel;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kernels in force in this JVM, chosen once: the usable provider of the highest priority, or the one that the system
 * property {@value #PROPERTY} names.
 */
public final class Kernels {
    /** The system property that forces a provider by its name. */
    public static final String PROPERTY = "gradus.kernels";

    private static final Logger LOG = LoggerFactory.getLogger(Kernels.class);
    private static final String PORTABLE = "portable";
    private static final ImmutableList<KernelProvider> PROVIDERS =
            ImmutableList.copyOf(ServiceLoader.load(KernelProvider.class, Kernels.class.getClassLoader()));
    private static final KernelProvider ACTIVE = choose(PROVIDERS, Optional.ofNullable(System.getProperty(PROPERTY)));

    private Kernels() {}

    /** The provider in force. */
    public static KernelProvider active() {
        return ACTIVE;
    }

    /** The kernels that run everywhere, for providers to fall back on where they have none of their own. */
    public static KernelProvider portable() {
        return named(PROVIDERS, PORTABLE);
    }

    static KernelProvider choose(List<KernelProvider> providers, Optional<String> wanted) {
        KernelProvider chosen = wanted.isPresent() ? named(providers, wanted.get()) : best(providers);
        LOG.info(
                "Gradus computes with the {} kernels ({}), threads: {}",
                chosen.name(),
                chosen.description(),
                Parallel.threads());
        return chosen;
    }

    private static KernelProvider named(List<KernelProvider> providers, String name) {
        KernelProvider provider = providers.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The system property %s asks for the kernels '%s', but only [%s] are on the class or module path"
                                .formatted(PROPERTY, name, names(providers))));
        provider.obstacle().ifPresent(obstacle -> {
            throw new IllegalStateException(
                    "The system property %s asks for the kernels '%s', which cannot run here: %s"
                            .formatted(PROPERTY, name, obstacle));
        });
        return provider;
    }

    private static KernelProvider best(List<KernelProvider> providers) {
        List<KernelProvider> byPriority = providers.stream()
                .sorted(Comparator.comparingInt(KernelProvider::priority).reversed())
                .toList();
        for (KernelProvider candidate : byPriority) {
            Optional<String> obstacle = candidate.obstacle();
            if (obstacle.isEmpty()) {
                return candidate;
            }
            LOG.warn("The {} kernels cannot run here: {}", candidate.name(), obstacle.get());
        }
        throw new IllegalStateException("None of the kernels [%s] can run in this JVM".formatted(names(providers)));
    }

    private static String names(List<KernelProvider> providers) {
        return Joiner.on(", ").join(providers.stream().map(KernelProvider::name).toList());
    }
}

package dev.gradus.training;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM counts.
 *
 * @param collections of garbage, since it started
 * @param collectionMillis how long they took
 * @param allocated bytes by this thread; -1 if the JVM does not tell
 */
record JvmCounters(long collections, long collectionMillis, long allocated) {
    /** What is counted by now; null in a JVM without the modules that tell. */
    static @Nullable JvmCounters read() {
        ModuleLayer modules = ModuleLayer.boot();
        boolean tells = modules.findModule("java.management").isPresent()
                && modules.findModule("jdk.management").isPresent();
        return tells ? Beans.read() : null;
    }

    /** Touches the classes of those modules, and is therefore not loaded without them. */
    private static final class Beans {
        private Beans() {}

        static JvmCounters read() {
            long collections = 0;
            long millis = 0;
            for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
                // A collector that does not count says -1.
                collections += Math.max(0, collector.getCollectionCount());
                millis += Math.max(0, collector.getCollectionTime());
            }
            return new JvmCounters(collections, millis, allocated());
        }

        private static long allocated() {
            return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                            && threads.isThreadAllocatedMemorySupported()
                            && threads.isThreadAllocatedMemoryEnabled()
                    ? threads.getThreadAllocatedBytes(Thread.currentThread().getId())
                    : -1;
        }
    }
}

package dev.gradus.training.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Reads an event file by the public definitions, and checks its checksums and that nothing in it is unknown. */
final class EventReader {
    private static final Descriptor EVENT = EventDefinition.event();

    private EventReader() {}

    /** The events of all files of a folder, the versions at their beginnings included. */
    static List<DynamicMessage> readFolder(Path folder) throws IOException {
        List<DynamicMessage> events = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                events.addAll(read(file));
            }
        }
        return events;
    }

    static List<DynamicMessage> read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<DynamicMessage> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = new byte[8];
            bytes.get(length);
            assertThat(bytes.getInt()).isEqualTo(masked(length));
            byte[] data = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            bytes.get(data);
            assertThat(bytes.getInt()).isEqualTo(masked(data));
            DynamicMessage event = DynamicMessage.parseFrom(EVENT, data);
            checkKnown(event);
            events.add(event);
        }
        return events;
    }

    /** {@code ((crc >> 15) | (crc << 17)) + 0xa282ead8}, as TensorFlow's record_writer masks it. */
    private static int masked(byte[] data) {
        CRC32C checksum = new CRC32C();
        checksum.update(data);
        long crc = checksum.getValue();
        return (int) (((crc >>> 15) | (crc << 17)) + 0xa282ead8L);
    }

    private static void checkKnown(Message message) {
        assertThat(message.getUnknownFields().asMap()).isEmpty();
        message.getAllFields().values().forEach(value -> {
            if (value instanceof Message inner) {
                checkKnown(inner);
            } else if (value instanceof List<?> list) {
                list.stream().filter(Message.class::isInstance).forEach(inner -> checkKnown((Message) inner));
            }
        });
    }

    /** A field by its path of names; of a repeated one the first. */
    static Object get(Message message, String path) {
        Object value = message;
        for (String name : path.split("\\.")) {
            Message owner = (Message) value;
            value = owner.getField(owner.getDescriptorForType().findFieldByName(name));
            if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Message) {
                value = list.get(0);
            }
        }
        return value;
    }

    /** The values of a curve by their steps, in words. */
    static List<String> curve(List<DynamicMessage> events, String tag) {
        return events.stream()
                .filter(event -> get(event, "summary") instanceof Message summary
                        && !summary.getAllFields().isEmpty()
                        && get(event, "summary.value.tag").equals(tag))
                .map(event -> get(event, "step") + ": " + get(event, "summary.value.simple_value"))
                .toList();
    }

    /** The tags of all summaries, each once. */
    static List<String> tags(List<DynamicMessage> events) {
        return events.stream()
                .filter(event ->
                        !((Message) get(event, "summary")).getAllFields().isEmpty())
                .map(event -> (String) get(event, "summary.value.tag"))
                .distinct()
                .toList();
    }
}

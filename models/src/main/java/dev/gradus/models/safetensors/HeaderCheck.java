package dev.gradus.models.safetensors;

import static dev.gradus.models.safetensors.SafetensorsException.shown;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rules by which entries and data fit together: sizes agree, and every byte of the data belongs to one tensor. */
final class HeaderCheck {
    private final String file;
    private final long dataBytes;

    HeaderCheck(String file, long dataBytes) {
        this.file = file;
        this.dataBytes = dataBytes;
    }

    /** The header with its entries in the order of the data. */
    SafetensorsHeader ordered(SafetensorsHeader header) throws SafetensorsException {
        List<TensorEntry> entries = header.entries().stream()
                .sorted(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end))
                .toList();
        long covered = 0;
        for (TensorEntry entry : entries) {
            checkSize(entry);
            if (entry.begin() != covered) {
                throw SafetensorsException.of(
                        file,
                        entry,
                        "begins at byte %d of the data, but what stands before it ends at %d: tensors must neither overlap nor leave a gap"
                                .formatted(entry.begin(), covered));
            }
            covered = entry.end();
        }
        if (covered != dataBytes) {
            throw new SafetensorsException(
                    file, "the tensors end at byte %d of the data, but the file has %d".formatted(covered, dataBytes));
        }
        return new SafetensorsHeader(entries, header.metadata());
    }

    private void checkSize(TensorEntry entry) throws SafetensorsException {
        if (entry.end() < entry.begin()) {
            throw SafetensorsException.of(
                    file, entry, "ends at byte %d before it begins at %d".formatted(entry.end(), entry.begin()));
        }
        if (entry.end() > dataBytes) {
            throw SafetensorsException.of(
                    file,
                    entry,
                    "ends at byte %d of the data, but the file has only %d: it is truncated; copy or download it again"
                            .formatted(entry.end(), dataBytes));
        }
        Optional<StoredType> type = StoredType.named(entry.dtype());
        if (type.isPresent()) { // of other types the size of an element is not known; they cannot be read, only skipped
            long expected = bytes(entry, type.get());
            if (entry.bytes() != expected) {
                throw SafetensorsException.of(
                        file,
                        entry,
                        "has %d bytes, but its shape %s of %s needs %d"
                                .formatted(entry.bytes(), shown(entry.shape().toString()), entry.dtype(), expected));
            }
        }
    }

    private long bytes(TensorEntry entry, StoredType type) throws SafetensorsException {
        try {
            long bytes = type.bytes();
            for (long size : entry.shape()) {
                bytes = Math.multiplyExact(bytes, size);
            }
            return bytes;
        } catch (ArithmeticException e) {
            throw SafetensorsException.of(
                    file,
                    entry,
                    "has the shape %s, whose size is no 64-bit number"
                            .formatted(shown(entry.shape().toString())));
        }
    }
}

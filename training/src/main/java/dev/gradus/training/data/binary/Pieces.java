package dev.gradus.training.data.binary;

import dev.gradus.core.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes in pieces, each of which is given back as soon as its elements are converted. */
final class Pieces {
    private final Deque<byte[]> pieces = new ArrayDeque<>();

    /** Adds a piece of whole elements. */
    void add(byte[] piece) {
        pieces.add(piece);
    }

    Elements elements(ElementType type, ByteOrder order, DType dtype, int count) {
        Elements elements = new Elements(dtype, count);
        int first = 0;
        while (!pieces.isEmpty()) {
            byte[] piece = pieces.remove();
            int inPiece = piece.length / type.bytes();
            elements.set(ByteBuffer.wrap(piece).order(order), 0, type, first, inPiece);
            first += inPiece;
        }
        return elements;
    }
}

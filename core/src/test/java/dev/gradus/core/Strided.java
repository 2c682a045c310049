package dev.gradus.core;

/** Ways for the elements of a tensor to stand in an array other than one after another from the beginning. */
enum Strided {
    TRANSPOSED {
        @Override
        Tensor of(Tensor x) {
            return x.rank() < 2 ? NARROWED.of(x) : x.transpose(0, -1).copy().transpose(0, -1);
        }
    },
    NARROWED {
        @Override
        Tensor of(Tensor x) {
            Tensor framed = x.unsqueeze(-1);
            Tensor frame = Tensor.full(9, x.dtype(), framed.shape());
            return Tensor.cat(java.util.List.of(frame, framed, frame), -1).select(-1, 1);
        }
    },
    SHIFTED {
        @Override
        Tensor of(Tensor x) {
            Tensor row = x.reshape(1, -1);
            return Tensor.cat(java.util.List.of(row, row), 0).select(0, 1).reshape(x.shape());
        }
    };

    /** The same elements in another layout. */
    abstract Tensor of(Tensor x);
}

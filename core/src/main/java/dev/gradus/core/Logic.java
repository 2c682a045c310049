package dev.gradus.core;

/** An element-wise operation on truth values. */
enum Logic implements Broadcast.Kernel {
    AND("logicalAnd"),
    OR("logicalOr"),
    XOR("logicalXor");

    private final String operation;

    Logic(String operation) {
        this.operation = operation;
    }

    Tensor of(Tensor x, Tensor y) {
        Tensor out = Tensor.allocate(DType.BOOL, Shape.broadcast(operation, x.shape(), y.shape()));
        Broadcast.run(this, x.to(DType.BOOL), y.to(DType.BOOL), out);
        return out;
    }

    @Override
    public void run(DType type, Object x, Object y, Object out, int from, int to) {
        boolean[] a = (boolean[]) x;
        boolean[] b = (boolean[]) y;
        boolean[] result = (boolean[]) out;
        for (int i = from; i < to; i++) {
            result[i] = switch (this) {
                case AND -> a[i] && b[i];
                case OR -> a[i] || b[i];
                case XOR -> a[i] ^ b[i];
            };
        }
    }
}

package dev.gradus.training.tensorboard;

import static com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label.LABEL_OPTIONAL;
import static com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label.LABEL_REPEATED;
import static com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type.TYPE_BYTES;
import static com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type.TYPE_DOUBLE;
import static com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type.TYPE_ENUM;
import static com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type.TYPE_FLOAT;
import static com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type.TYPE_INT64;
import static com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type.TYPE_MESSAGE;
import static com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type.TYPE_STRING;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;

/**
 * The public definition of what is in an event file: the messages of TensorFlow's {@code util/event.proto},
 * {@code framework/summary.proto}, {@code framework/tensor.proto} and {@code framework/tensor_shape.proto} (Apache License
 * 2.0), with the fields and numbers that a reader of scalars, histograms and text needs.
 */
final class EventDefinition {
    private EventDefinition() {}

    /** The message {@code tensorflow.Event}. */
    static Descriptor event() {
        FileDescriptorProto file = FileDescriptorProto.newBuilder()
                .setName("event.proto")
                .setPackage("tensorflow")
                .setSyntax("proto3")
                .addMessageType(oneOf(
                                "Event",
                                "what",
                                field("file_version", 3, TYPE_STRING),
                                message("summary", 5, "Summary"),
                                message("session_log", 7, "SessionLog"))
                        .addField(field("wall_time", 1, TYPE_DOUBLE))
                        .addField(field("step", 2, TYPE_INT64)))
                .addMessageType(type("Summary", repeated(message("value", 1, "Summary.Value")))
                        .addNestedType(oneOf(
                                        "Value",
                                        "value",
                                        field("simple_value", 2, TYPE_FLOAT),
                                        message("histo", 5, "HistogramProto"),
                                        message("tensor", 8, "TensorProto"))
                                .addField(field("node_name", 7, TYPE_STRING))
                                .addField(field("tag", 1, TYPE_STRING))
                                .addField(message("metadata", 9, "SummaryMetadata"))))
                .addMessageType(type(
                        "HistogramProto",
                        field("min", 1, TYPE_DOUBLE),
                        field("max", 2, TYPE_DOUBLE),
                        field("num", 3, TYPE_DOUBLE),
                        field("sum", 4, TYPE_DOUBLE),
                        field("sum_squares", 5, TYPE_DOUBLE),
                        repeated(field("bucket_limit", 6, TYPE_DOUBLE)),
                        repeated(field("bucket", 7, TYPE_DOUBLE))))
                .addMessageType(type("SummaryMetadata", message("plugin_data", 1, "SummaryMetadata.PluginData"))
                        .addNestedType(type(
                                "PluginData", field("plugin_name", 1, TYPE_STRING), field("content", 2, TYPE_BYTES))))
                .addMessageType(type(
                        "TensorProto",
                        enumeration("dtype", 1, "DataType"),
                        message("tensor_shape", 2, "TensorShapeProto"),
                        repeated(field("string_val", 8, TYPE_BYTES))))
                .addMessageType(type("TensorShapeProto", repeated(message("dim", 2, "TensorShapeProto.Dim")))
                        .addNestedType(type("Dim", field("size", 1, TYPE_INT64))))
                .addMessageType(type("SessionLog", enumeration("status", 1, "SessionLog.SessionStatus"))
                        .addEnumType(enumType("SessionStatus", "STATUS_UNSPECIFIED", "START", "STOP", "CHECKPOINT")))
                .addEnumType(enumType(
                        "DataType",
                        "DT_INVALID",
                        "DT_FLOAT",
                        "DT_DOUBLE",
                        "DT_INT32",
                        "DT_UINT8",
                        "DT_INT16",
                        "DT_INT8",
                        "DT_STRING"))
                .build();
        try {
            return FileDescriptor.buildFrom(file, new FileDescriptor[0]).findMessageTypeByName("Event");
        } catch (DescriptorValidationException e) {
            throw new AssertionError(e);
        }
    }

    private static DescriptorProto.Builder type(String name, FieldDescriptorProto.Builder... fields) {
        DescriptorProto.Builder type = DescriptorProto.newBuilder().setName(name);
        for (FieldDescriptorProto.Builder field : fields) {
            type.addField(field);
        }
        return type;
    }

    private static DescriptorProto.Builder oneOf(String name, String choice, FieldDescriptorProto.Builder... fields) {
        for (FieldDescriptorProto.Builder field : fields) {
            field.setOneofIndex(0);
        }
        return type(name, fields).addOneofDecl(OneofDescriptorProto.newBuilder().setName(choice));
    }

    private static FieldDescriptorProto.Builder field(String name, int number, FieldDescriptorProto.Type type) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(LABEL_OPTIONAL);
    }

    private static FieldDescriptorProto.Builder message(String name, int number, String type) {
        return field(name, number, TYPE_MESSAGE).setTypeName(".tensorflow." + type);
    }

    private static FieldDescriptorProto.Builder enumeration(String name, int number, String type) {
        return field(name, number, TYPE_ENUM).setTypeName(".tensorflow." + type);
    }

    private static FieldDescriptorProto.Builder repeated(FieldDescriptorProto.Builder field) {
        return field.setLabel(LABEL_REPEATED);
    }

    private static EnumDescriptorProto enumType(String name, String... values) {
        EnumDescriptorProto.Builder type = EnumDescriptorProto.newBuilder().setName(name);
        for (int i = 0; i < values.length; i++) {
            type.addValue(
                    EnumValueDescriptorProto.newBuilder().setName(values[i]).setNumber(i));
        }
        return type.build();
    }
}

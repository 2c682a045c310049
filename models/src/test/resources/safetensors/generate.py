"""Writes the files of this folder: needs safetensors, numpy and torch. python3 generate.py FOLDER"""

import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file
from safetensors.torch import save_file as save_torch_file

folder = Path(sys.argv[1])

# What Gradus must write byte for byte: types, a scalar, an empty tensor, names beyond ASCII and beyond 16 bits.
save_file(
    {
        "zeta": np.array([1.5, -2.0, np.inf], dtype=np.float32),
        "alpha": np.arange(6, dtype=np.float64).reshape(2, 3) / 3,
        "steps": np.array(12345678901234, dtype=np.int64),
        "mask": np.array([True, False, True]),
        "beta": np.zeros((2, 0, 3), dtype=np.float32),
        "gr\u00f6\u00dfe \U0001f600 \"quoted\" \\ / \n\t\x01\x1f\x7f": np.array([[7]], dtype=np.int64),
        "\uffee": np.array([1], dtype=np.float32),
        "\U0001f600": np.array([2], dtype=np.float32),
    },
    folder / "written.safetensors",
    {"format": "pt"},
)
save_file({}, folder / "empty.safetensors")

# What Gradus must read: every type, its extremes and what is special in it.
nan, inf = float("nan"), float("inf")
save_torch_file(
    {
        "BOOL": torch.tensor([True, False]),
        "U8": torch.tensor([0, 200, 255], dtype=torch.uint8),
        "I8": torch.tensor([-128, 127], dtype=torch.int8),
        "I16": torch.tensor([-(2**15), 2**15 - 1], dtype=torch.int16),
        "I32": torch.tensor([-(2**31), 2**31 - 1], dtype=torch.int32),
        "I64": torch.tensor([-(2**63), 2**63 - 1]),
        "F16": torch.tensor([0.0, -0.0, 1, -1.5, 65504, 6e-8, 6.1e-5, inf, -inf, nan, 1 / 3], dtype=torch.float16),
        "BF16": torch.tensor([0.0, -0.0, 1, -1.5, 3.38e38, 1e-40, inf, -inf, nan, 1 / 3], dtype=torch.bfloat16),
        "F32": torch.tensor([1 / 3, 3.4e38, 1e-45]),
        "F64": torch.tensor([1 / 3, 1e308], dtype=torch.float64),
    },
    folder / "types.safetensors",
)
save_file(
    {
        "U16": np.array([0, 2**16 - 1], dtype=np.uint16),
        "U32": np.array([0, 2**32 - 1], dtype=np.uint32),
        "U64": np.array([0, 2**63 - 1], dtype=np.uint64),
        "too large": np.array([0, 2**63], dtype=np.uint64),
    },
    folder / "unsigned.safetensors",
)

# A network of PyTorch's with its inputs and outputs, in three precisions.
torch.manual_seed(1)
network = torch.nn.Sequential(
    torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4), torch.nn.ReLU(), torch.nn.Linear(4, 2)
).double()
for _ in range(3):
    network(torch.randn(8, 3, dtype=torch.float64))
network.eval()
inputs = torch.randn(5, 3, dtype=torch.float64)
call = {"inputs": inputs, "outputs": network(inputs).detach()}
save_torch_file(network.state_dict(), folder / "network-f64.safetensors", {"format": "pt"})
save_torch_file(network.half().state_dict(), folder / "network-f16.safetensors", {"format": "pt"})
call["rounded outputs"] = network.double()(inputs).detach()
save_torch_file(call, folder / "network-call.safetensors")

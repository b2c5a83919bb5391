"""Cases of layers: layers around other layers."""

from __future__ import annotations

from ..grids import Grid, each

# fmt: off
# one argument per line would hide which calls belong together
KERAS: tuple[Grid, ...] = (
    *each("10,32", "TimeDistributed(Dense(8))", "TimeDistributed(Dense(8, use_bias=False))",
          "TimeDistributed(Dense(8), trainable=False)", "TimeDistributed(Dense(8, trainable=False))",
          "TimeDistributed(BatchNormalization())", "TimeDistributed(Dropout(0.1))", "TimeDistributed()",
          "TimeDistributed(8)", "TimeDistributed(Dense())", "TimeDistributed(Conv2D(8, 3))",
          "TimeDistributed(LSTM(8))"),
    *each("10,28,28,3", "TimeDistributed(Conv2D(8, 3))", "TimeDistributed(Flatten())",
          "TimeDistributed(MaxPooling2D(2))",
          'TimeDistributed(Conv2D(8, 3, strides=2, padding="same"))', "TimeDistributed(GlobalAveragePooling2D())",
          "TimeDistributed(Dense(8))", "TimeDistributed(Conv2D(8, 30))", "TimeDistributed(LayerNormalization())",
          "TimeDistributed(PReLU(shared_axes=[1, 2]))"),
    *each("10,3,28,28", 'TimeDistributed(Conv2D(8, 3, data_format="channels_first"))'),
    *each("?,16,8", "TimeDistributed(LSTM(8))", "TimeDistributed(Dense(8))"),
    *each("32", "TimeDistributed(Dense(8))"),
)
# fmt: on

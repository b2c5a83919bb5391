"""Cases of layers: recurrent layers, and what stands around them."""

from __future__ import annotations

from ..grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
UNITS = (
    "64; 8, use_bias=False; 8, return_sequences=True; 8, return_state=True; 8, go_backwards=True; 8, unroll=True; "
    "8, return_sequences=True, return_state=True; units=5, dropout=0.2"
)
KERAS: tuple[Grid, ...] = (
    *(
        g
        for name in ("SimpleRNN", "LSTM", "GRU")
        for g in (
            grid(name + "({u})", "20,32", u=UNITS),
            grid(name + "({u})", "?,32", u="64; 8, return_sequences=True; 8, return_state=True"),
            *each("20,32", f"{name}()", f"{name}(0)", f"{name}(-3)", f"{name}(8.0)", f"{name}('8')",
                  f"{name}(8, activation='reluu')", f"{name}(8, 'relu')", f"{name}(8, trainable=False)",
                  f"{name}(hidden_size=8)", f"{name}(8, return_sequence=True)", f"{name}(8, num_layers=2)",
                  f"{name}(8, input_shape=(20, 32))", f"{name}(8, implementation=2)",
                  f"{name}(8, recurrent_dropout=0.1)",
                  f"{name}(8, kernel_regularizer='l2')"),
            *each("32 5,20,32 ?", f"{name}(8)"),
            *each("20,?", f"{name}(8)"),
            *each("20,32", f"Bidirectional({name}(64))", f"Bidirectional({name}(8, return_sequences=True))",
                  f"Bidirectional({name}(8, return_state=True))", f"Bidirectional({name}(8), trainable=False)",
                  f"Bidirectional({name}(8, return_sequences=True, return_state=True))"),
            grid("Bidirectional(" + name + "(8{s}), merge_mode={m})", "20,32", s="; , return_sequences=True",
                 m="'concat'; 'sum'; 'mul'; 'ave'; None; 'add'"),
            *each("32 5,20,32", f"Bidirectional({name}(8))"),
        )
    ),
    *each("20,32", "GRU(8, reset_after=False)", "GRU(8, reset_after=False, use_bias=False)",
          "LSTM(8, reset_after=False)",
          "Bidirectional(GRU(8, reset_after=False))", "Bidirectional(Dense(8))", "Bidirectional()", "Bidirectional(8)",
          "Bidirectional(LSTM(8), merge_mode='concat', backward_layer=LSTM(8, go_backwards=True))",
          "Bidirectional(LSTM(8, return_state=True), merge_mode=None)", "LSTM(8, unit_forget_bias=False)",
          "LSTM(8, recurrent_activation='hard_sigmoid')", "LSTM(8, recurrent_activation='hard')",
          "Bidirectional(LSTM())",
          "RNN(LSTMCell(8))", "RNN(GRUCell(8), return_sequences=True)", "RNN(SimpleRNNCell(8), return_state=True)",
          "RNN(GRUCell(8, reset_after=False))",
          "RNN(LSTMCell(8, use_bias=False), return_sequences=True, return_state=True)",
          "RNN(8)", "RNN()", "RNN(LSTM(8))", "RNN(Dense(8))", "RNN(LSTMCell())", "Bidirectional(RNN(LSTMCell(8)))"),
    *each("20,32|8|8", "LSTM(8)", "LSTM(8, return_sequences=True, return_state=True)", "LSTM(9)"),
    *each("20,32|8", "GRU(8)", "SimpleRNN(8, return_state=True)", "GRU(9)"),
    *each("32|8", "GRUCell(8)", "SimpleRNNCell(8)", "GRUCell(8, reset_after=False)", "GRUCell(9)"),
    *each("32|8|8", "LSTMCell(8)", "LSTMCell(8, use_bias=False)", "LSTMCell(units=8)", "LSTMCell(7)"),
    *each("32", "GRUCell(8)", "LSTMCell(8)", "SimpleRNNCell(8)", "SimpleRNNCell()", "GRUCell(0)"),
    grid('ConvLSTM2D(8, {k}, strides={s}, padding="{p}")', "5,14,13,3", k="3; (3, 2)", s="1; 2", p="valid; same"),
    grid("ConvLSTM2D(8, 3{a})", "5,14,13,3",
         a="; , use_bias=False; , return_sequences=True; , return_state=True; , dilation_rate=2; , groups=2; , "
           "return_sequences=True, return_state=True; , strides=2, dilation_rate=2; , trainable=False; , "
           "activation='reluu'"),
    *each("5,3,14,13", 'ConvLSTM2D(8, 3, data_format="channels_first")',
          'ConvLSTM2D(8, 3, data_format="channels_first", return_sequences=True, return_state=True)'),
    *each("5,14,3", "ConvLSTM1D(8, 3)", "ConvLSTM1D(8, 3, padding='same', return_sequences=True)", "ConvLSTM2D(8, 3)",
          "ConvLSTM1D(8, 3, padding='causal')"),
    *each("5,6,7,8,2", "ConvLSTM3D(4, 3)", "ConvLSTM3D(4, 2, return_sequences=True)"),
    *each("?,14,13,3", "ConvLSTM2D(8, 3, return_sequences=True)"),
    *each("5,?,13,3", "ConvLSTM2D(8, 3)"),
    *each("5,2,2,3", "ConvLSTM2D(8, 3)"),
    *each("14,13,3 5,14,13,3,1", "ConvLSTM2D(8, 3)"),
    *each("5,14,13,3", "ConvLSTM2D(8)", "ConvLSTM2D()", "ConvLSTM2D(0, 3)", "ConvLSTM2D(8, 3, return_sequence=True)",
          "ConvLSTM1D(8, 3)", "Bidirectional(ConvLSTM2D(8, 3))"),
)
TORCH: tuple[Grid, ...] = (
    grid("nn.{name}(32, 64{a})", "20,32", name="RNN; LSTM; GRU",
         a="; , bias=False; , num_layers=2; , 3; , bidirectional=True; , num_layers=2, bidirectional=True; "
           ", num_layers=3, bidirectional=True, bias=False; , dropout=0; , 2, dropout=0.5"),
    grid("nn.{name}(32, 8, batch_first=True{a})", "20,32", name="RNN; LSTM; GRU",
         a="; , num_layers=2; , bidirectional=True; , num_layers=3, bidirectional=True"),
    grid("nn.{name}(32, 8, 2, batch_first={b})", "32", name="RNN; LSTM; GRU", b="True; False"),
    grid("nn.LSTM(32, 64, proj_size=16{a})", "20,32",
         a="; , num_layers=2; , bidirectional=True, num_layers=3; , batch_first=True, bidirectional=True; "
           ", bias=False"),
    grid("nn.{name}({a})", "20,32", name="RNN; LSTM; GRU",
         a="input_size=32, hidden_size=8; 32; ; 16, 8; 32, 0; 32, 8, 0; 32, 8.0; '32', 8; 32, 8, proj_size=4; "
           "32, 8, dropout=1.5; 32, 8, layers=2; 32, 8, return_sequences=True; units=8; -32, 8; 32, 8, proj_size=8"),
    *each("20,32", "nn.RNN(32, 8, nonlinearity='relu')", "nn.RNN(32, 8, 2, 'tanh', True, True)",
          "nn.RNN(32, 8, nonlinearity='gelu')", "nn.GRU(32, 8, nonlinearity='relu')", "nn.LSTM(32, 8, 1, False, True)"),
    *each("5,20,32", "nn.LSTM(32, 8)", "nn.GRU(32, 8)", "nn.RNN(32, 8)"),
    grid("nn.{name}({a})", "32", name="RNNCell; LSTMCell; GRUCell",
         a="32, 64; 32, 64, bias=False; input_size=32, hidden_size=8; 16, 8; 32; 32, 8, num_layers=2; 32, 8.5"),
    *each("32", "nn.RNNCell(32, 8, nonlinearity='relu')", "nn.RNNCell(32, 8, nonlinearity='elu')"),
    *each("20,32", "nn.LSTMCell(32, 8)", "nn.GRUCell(32, 8)", "nn.RNNCell(32, 8)"),
)
# fmt: on

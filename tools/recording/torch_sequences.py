"""Cases of PyTorch: recurrent modules, attention, transformers."""

from __future__ import annotations

from .grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
CASES: tuple[Grid, ...] = (
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
    # attention
    grid("nn.MultiheadAttention(64, 8{a})", "20,64|20,64|20,64",
         a="; , bias=False; , add_bias_kv=True; , add_zero_attn=True; , batch_first=True; , dropout=0.1; "
           ", 0.1, True, False, False, None, None, True; , batch_first=True, add_bias_kv=True; "
           ", batch_first=True, add_bias_kv=True, add_zero_attn=True"),
    *each("20,64|10,32|10,16", "nn.MultiheadAttention(64, 8, kdim=32, vdim=16, batch_first=True)",
          "nn.MultiheadAttention(64, 8, kdim=32, vdim=16, bias=False, batch_first=True)",
          "nn.MultiheadAttention(64, 8, batch_first=True)", "nn.MultiheadAttention(64, 8, kdim=16, vdim=32)"),
    *each("20,64|10,64|9,64", "nn.MultiheadAttention(64, 8, batch_first=True)"),
    *each("20,64|10,64|10,64", "nn.MultiheadAttention(64, 8, batch_first=True)"),
    *each("64|64|64", "nn.MultiheadAttention(64, 8)"),
    *each("20,64", "nn.MultiheadAttention(64, 8)", "nn.MultiheadAttention(64, 8, batch_first=True)"),
    *each("20,64|20,64", "nn.MultiheadAttention(64, 8)"),
    *each("20,64|20,64|20,64", "nn.MultiheadAttention(64, 7)", "nn.MultiheadAttention(64)", "nn.MultiheadAttention()",
          "nn.MultiheadAttention(32, 8)", "nn.MultiheadAttention(0, 8)", "nn.MultiheadAttention(64, 0)",
          "nn.MultiheadAttention(64, num_head=8)", "nn.MultiheadAttention(embed_dim=64, num_heads=4)"),
    # transformers
    grid("nn.TransformerEncoderLayer(64, 8{a})", "20,64",
         a="; , dim_feedforward=128; , 128, 0.1, 'gelu'; , batch_first=True; , norm_first=True; , bias=False"),
    grid("nn.TransformerDecoderLayer(64, 8{a})", "20,64|20,64",
         a="; , dim_feedforward=128; , batch_first=True; , norm_first=True; , bias=False, dim_feedforward=32"),
    *each("20,64|10,64", "nn.TransformerDecoderLayer(64, 8, batch_first=True)",
          "nn.Transformer(64, 8, 1, 1, 128, batch_first=True)"),
    *each("20,64", "nn.TransformerEncoderLayer(64, 7)", "nn.TransformerEncoderLayer(64)",
          "nn.TransformerEncoderLayer()",
          "nn.TransformerEncoderLayer(32, 8)", "nn.TransformerEncoderLayer(64, 8, activation='silu')",
          "nn.TransformerEncoderLayer(64, 8, ff_dim=3)", "nn.TransformerEncoderLayer(d_model=64, nhead=4)",
          "nn.TransformerDecoderLayer(64, 8)", "nn.Transformer(64, 8, 1, 1, 128)",
          "nn.TransformerEncoder(nn.TransformerEncoderLayer(64, 8, 128), 3)",
          "nn.TransformerEncoder(nn.TransformerEncoderLayer(64, 8, 128, batch_first=True), num_layers=2)",
          "nn.TransformerEncoder(nn.TransformerEncoderLayer(64, 8, 128), 2, nn.LayerNorm(64))",
          "nn.TransformerEncoder(nn.TransformerEncoderLayer(64, 8, 128), 2, norm=nn.LayerNorm(64, bias=False))",
          "nn.TransformerEncoder(nn.TransformerEncoderLayer(64, 8, 32, bias=False), 2, norm=nn.LayerNorm(64))",
          "nn.TransformerEncoder(nn.TransformerEncoderLayer(64, 8))", "nn.TransformerEncoder(3, 2)",
          "nn.TransformerEncoder(nn.Linear(64, 64), 2)", "nn.TransformerEncoder()"),
    *each("20,64|20,64", "nn.TransformerDecoder(nn.TransformerDecoderLayer(64, 8, 128), 3)",
          "nn.TransformerDecoder(nn.TransformerDecoderLayer(64, 8, 128), 2, nn.LayerNorm(64))",
          "nn.TransformerDecoder(nn.TransformerDecoderLayer(64, 8))", "nn.Transformer(64, 8, 2, 3, 128)",
          "nn.Transformer(d_model=64, nhead=4, num_encoder_layers=1, num_decoder_layers=1, dim_feedforward=32)",
          "nn.Transformer(64, 8, 1, 1, 32, bias=False)", "nn.Transformer(64, 7)", "nn.Transformer(64)",
          "nn.Transformer(64, 8, layers=2)"),
    *each("20,512|20,512", "nn.Transformer()", "nn.Transformer(nhead=16, num_encoder_layers=12)"),
    *each("20,32|20,64", "nn.TransformerDecoderLayer(64, 8)", "nn.Transformer(64, 8, 1, 1, 128)"),
    *each("20,32", "nn.TransformerEncoderLayer(64, 8)"),
    *each("5,20,64", "nn.TransformerEncoderLayer(64, 8)"),
)
# fmt: on

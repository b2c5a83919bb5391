"""Cases of Keras: attention, dense layers by equation."""

from __future__ import annotations

from .grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
PAIRS = "20,64|20,64 20,64|10,32 20,64|10,32|10,16"
CASES: tuple[Grid, ...] = (
    grid("MultiHeadAttention({a})", PAIRS,
         a="8, 64; num_heads=2, key_dim=16; 4, 16, value_dim=24; 4, 16, use_bias=False; 4, 16, output_shape=10; "
           "2, 8, 5, 0.1; 4, 16, use_gate=True; 4, 16, use_gate=True, use_bias=False; 3, 7, trainable=False; "
           "2, 8, output_shape=(4, 5); 2, 8, attention_axes=1; 2, 8, sliding_window=4"),
    *each("8,9,16|8,9,16 8,9,16|4,5,16", "MultiHeadAttention(2, 8)", "MultiHeadAttention(2, 8, attention_axes=(1, 2))"),
    *each("8,9,16|8,9,16", "MultiHeadAttention(2, 8, attention_axes=2)"),
    *each("?,64|?,64", "MultiHeadAttention(8, 8)", "GroupQueryAttention(8, 8, 2)"),
    *each("20,64", "MultiHeadAttention(8, 64)", "Attention()", "AdditiveAttention()", "GroupQueryAttention(8, 4, 2)"),
    *each("20,64|20,64", "MultiHeadAttention()", "MultiHeadAttention(8)", "MultiHeadAttention(0, 8)",
          "MultiHeadAttention(8, 0)", "MultiHeadAttention(8, key_dim=8.0)", "MultiHeadAttention(heads=8, key_dim=4)",
          "MultiHeadAttention(8, 8, value_dim=-1)", "MultiHeadAttention(8, 8, embed_dim=64)",
          "MultiHeadAttention(8, 8, sliding_window=0)", "MultiHeadAttention(8.0, 8)"),
    *each("20,64|10,64|9,64", "MultiHeadAttention(2, 8)", "Attention()", "GroupQueryAttention(8, 4, 2)"),
    *each("20,64|10,64|10,64|10,64", "MultiHeadAttention(2, 8)"),
    *each("64|64", "MultiHeadAttention(2, 8)"),
    grid("GroupQueryAttention({a})", "20,64|20,64 20,64|10,64|10,16",
         a="8, 4, 2; head_dim=16, num_query_heads=4, num_key_value_heads=4; 8, 4, 1, use_bias=False; "
           "8, 4, 2, use_gate=True; 8, 4, 2, 0.1"),
    *each("20,64|20,64", "GroupQueryAttention(8, 4, 3)", "GroupQueryAttention(8, 4)", "GroupQueryAttention()",
          "GroupQueryAttention(8, 6, 2)"),
    *each("20,64|10,32", "GroupQueryAttention(8, 4, 2)"),
    *each("8,9,16|8,9,16", "GroupQueryAttention(8, 4, 2)"),
    grid("Attention({a})", "20,64|20,64 20,64|10,64 20,64|10,32|10,64",
         a="; use_scale=True; score_mode='concat'; True, 'concat'; dropout=0.5"),
    grid("AdditiveAttention({a})", "20,64|20,64 20,64|10,64 20,64|10,32|10,64", a="; use_scale=False; dropout=0.5"),
    *each("20,64|20,64", "Attention(score_mode='sum')", "Attention(scale=True)", "AdditiveAttention(score_mode='dot')",
          "Attention(trainable=False, use_scale=True)"),
    *each("20,64|10,32", "Attention()", "AdditiveAttention()", "Attention(score_mode='concat')"),
    *each("20,64|20,64|20,64|20,64", "Attention()"),
    *each("?,64|?,64", "Attention(use_scale=True)", "AdditiveAttention()"),
    *each("20,32", "EinsumDense('abc,cd->abd', output_shape=(None, 64))",
          "EinsumDense('abc,cd->abd', output_shape=(None, 64), bias_axes='d')",
          "EinsumDense('...x,xy->...y', output_shape=64, bias_axes='y')", "EinsumDense('abc,cd->abd', (20, 64))",
          "EinsumDense('abc,cde->abde', output_shape=(None, 4, 8), bias_axes='de')",
          "EinsumDense('abc,bd->adc', output_shape=(7, None))", "EinsumDense('abc,cd->abd', 64)",
          "EinsumDense('abc,bd->adc', output_shape=(7, 32), bias_axes='dc')",
          "EinsumDense('abc,bcd->ad', output_shape=9, activation='relu')",
          "EinsumDense('abc,bcd->ad', output_shape=(9,), bias_axes='d')",
          "EinsumDense('ab...,bc->ac...', output_shape=5)", "EinsumDense('ab...,bc->ac...', 5, bias_axes='c')",
          "EinsumDense('abc,cd->abd', output_shape=(19, 64))", "EinsumDense('abcd,de->abce', output_shape=(1, 2, 3))",
          "EinsumDense('abc,cd', output_shape=(None, 64))", "EinsumDense('abc,cd->abe', output_shape=(None, 64))",
          "EinsumDense('abc,cd->abd', output_shape=(None, 64), bias_axes='c')", "EinsumDense('abc,cd->abd')",
          "EinsumDense('abc,cd->abd', output_shape=(None, 64), activation='reluu')", "EinsumDense()"),
    *each("32", "EinsumDense('ab,bc->ac', output_shape=64, bias_axes='c')", "EinsumDense('ab,bc->ac', 64)",
          "EinsumDense('...x,xy->...y', 64)"),
    *each("?,32", "EinsumDense('abc,cd->abd', output_shape=(None, 64), bias_axes='d')",
          "EinsumDense('...x,xy->...y', output_shape=(None, 64), bias_axes='y')"),
    # Keras's promise has the open dimensions backwards, so these are equal
    *each("8,8,32", "EinsumDense('...x,xy->...y', output_shape=64, bias_axes='y')"),
)
# fmt: on

"""Cases of Keras: convolutions, pools, dense layers, activations, reshaping."""

from __future__ import annotations

from .grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
CASES: tuple[Grid, ...] = (
    # sizes of convolutions
    grid('Conv1D(8, {k}, strides={s}, padding="{p}")', "20,4", k="2; 3", s="1; 2; 3", p="valid; same; causal"),
    grid('Conv2D(8, {k}, strides={s}, padding="{p}")', "28,27,3", k="1; 2; 3; (5, 3)", s="1; 2; (2, 3)",
         p="valid; same"),
    grid('Conv2D(8, 3, strides={s}, padding="{p}")', "27,30,3", s="2; 3", p="valid; same"),
    grid('Conv2D(8, 3, dilation_rate={d}, padding="{p}")', "28,27,3", d="2; 3; (1, 2)", p="valid; same"),
    grid('Conv1D(8, 3, dilation_rate={d}, padding="{p}")', "20,4 ?,4", d="2; 4", p="valid; same; causal"),
    grid('Conv3D(4, {k}, strides={s}, padding="{p}")', "8,9,10,2", k="2; (3, 2, 1)", s="1; 2; (1, 2, 3)",
         p="valid; same"),
    grid('Conv2D(8, 3, strides={s}, padding="{p}")', "?,?,3 28,?,3", s="1; 2", p="valid; same"),
    *each("?,?,?,1", "Conv3D(4, 3)", 'Conv3D(4, 3, strides=2, padding="same")', "Conv3D(4, 3, dilation_rate=2)"),
    # counts of convolutions
    grid("Conv2D({f}, 3, groups={g}, use_bias={b})", "9,9,8", f="8; 16", g="1; 2; 4; 8", b="True; False"),
    *each("28,28,1", "Conv2D(32, (3, 3), 2)", 'Conv2D(6, 5, padding="SAME", activation="relu")',
          'Conv2D(filters=6, kernel_size=[5, 5], strides=[1, 1], activation="tanh")',
          "Conv2D(32, 3, input_shape=(28, 28, 1))", 'Conv2D(32, 3, name="first", trainable=False)',
          'Conv2D(32, 3, 1, "same")',
          'Conv2D(32, 3, kernel_initializer="he_normal", dtype="float32")', "Convolution2D(32, 3)"),
    grid('Conv2D(8, 3, strides={s}, padding="{p}", data_format="channels_first")', "3,28,27 3,?,?", s="1; 2",
         p="valid; same"),
    *each("4,20", 'Conv1D(8, 3, data_format="channels_first")'),
    *each("2,8,9,10", 'Conv3D(4, 3, data_format="channels_first")'),
    *each("9,9,8", "Conv1D(8, 3)", "Conv3D(8, 3)"),
    *each("28,28,3", 'Conv2D(8, 3, data_format="channels_last")'),
    *each("20,4", "Conv1D(8, 3, groups=2)", "Conv1D(8, (3,), strides=(2,), use_bias=False)"),
    *each("8,9,10,2", "Conv3D(4, 3, groups=2, use_bias=False)"),
    grid('DepthwiseConv2D({k}, strides={s}, padding="{p}", depth_multiplier={m})', "28,27,3", k="3; (5, 2)", s="1; 2",
         p="valid; same", m="1; 2"),
    *each("28,28,3 ?,?,3", "DepthwiseConv2D(3)", "DepthwiseConv2D(3, use_bias=False)",
          "DepthwiseConv2D(3, dilation_rate=2)", "DepthwiseConv2D((3, 3), (1, 1), 'same', 4)"),
    *each("3,28,28", 'DepthwiseConv2D(3, depth_multiplier=2, data_format="channels_first")'),
    grid('DepthwiseConv1D(3, strides={s}, padding="{p}", depth_multiplier={m})', "20,4 ?,4", s="1; 2", p="valid; same",
         m="1; 3"),
    *each("20,4", "DepthwiseConv1D(4, use_bias=False, dilation_rate=2)", 'DepthwiseConv1D(3, padding="causal")'),
    grid('SeparableConv2D(8, {k}, strides={s}, padding="{p}", depth_multiplier={m})', "28,27,3", k="3; (5, 2)",
         s="1; 2", p="valid; same", m="1; 2"),
    *each("28,28,3 ?,?,3", "SeparableConv2D(32, 3)", "SeparableConv2D(32, 3, use_bias=False)",
          "SeparableConv2D(32, 3, dilation_rate=2)", "SeparableConvolution2D(32, 3)"),
    *each("3,28,28", 'SeparableConv2D(8, 3, depth_multiplier=2, data_format="channels_first")'),
    grid('SeparableConv1D(8, 3, strides={s}, padding="{p}", depth_multiplier={m})', "20,4", s="1; 2", p="valid; same",
         m="1; 3"),
    *each("20,4", "SeparableConv1D(8, 4, use_bias=False, dilation_rate=2)", 'SeparableConv1D(8, 3, padding="causal")'),
    # transposed convolutions
    grid('Conv2DTranspose(16, {k}, strides={s}, padding="{p}")', "14,13,8", k="2; 3; 4; (5, 2)", s="1; 2; 3",
         p="valid; same"),
    grid('Conv2DTranspose(16, {k}, strides={s}, padding="{p}", output_padding={o})', "14,13,8", k="2; 3; 4; 5", s="2",
         p="valid; same", o="0; 1"),
    grid('Conv2DTranspose(16, 3, strides=3, padding="{p}", output_padding={o})', "14,13,8", p="valid; same",
         o="0; 2; (0, 1)"),
    grid('Conv2DTranspose(16, {k}, dilation_rate=2, padding="{p}")', "14,13,8", k="2; 3", p="valid; same"),
    grid('Conv2DTranspose(16, 3, dilation_rate=2, padding="{p}", output_padding=0)', "14,13,8", p="valid; same"),
    grid('Conv2DTranspose(16, 3, strides=2, padding="{p}")', "?,?,8", p="valid; same"),
    *each("14,14,8", "Conv2DTranspose(16, 3, use_bias=False)", "Convolution2DTranspose(16, 3, 2)"),
    *each("8,14,14", 'Conv2DTranspose(16, 3, strides=2, padding="same", data_format="channels_first")'),
    grid('Conv1DTranspose(8, {k}, strides={s}, padding="{p}")', "20,4", k="2; 3", s="1; 2; 3", p="valid; same"),
    grid('Conv1DTranspose(8, {k}, strides={s}, padding="same", output_padding={o})', "20,4", k="3; 4", s="2; 3",
         o="0; 1"),
    grid('Conv3DTranspose(4, {k}, strides={s}, padding="{p}")', "3,4,5,2", k="2; 3", s="2; (1, 2, 3)", p="valid; same"),
    # wrong convolutions
    *each("4,4,3", "Conv2D(8, 5)", "Conv2D(8, 3, dilation_rate=2)", "Conv2D(8, (3, 5))", "DepthwiseConv2D(5)",
          "SeparableConv2D(8, 5)", "Conv2D(8, 3, groups=2)", "Conv2D(8, 3, groups=3)", "Conv2D(9, 3, groups=3)",
          "Conv2D(8, 3, strides=2, dilation_rate=2)", "Conv2D(8, 3, strides=(1, 2), dilation_rate=(2, 1))",
          "Conv2DTranspose(8, 3, strides=2, dilation_rate=2)", 'Conv2D(8, 3, padding="causal")',
          'Conv2D(8, 3, padding="full")', "Conv2D(8, 3, padding=1)", "Conv2D(8, 3, stride=2)",
          'Conv2D(8, 3, activation="reluu")', 'Conv2D(8, 3, activation="ReLU")', "Conv2D(8)", "Conv2D()",
          "Conv2D(kernel_size=3)", "Conv2D(8, 0)", "Conv2D(0, 3)", "Conv2D(-8, 3)", "Conv2D(8, 3, strides=0)",
          "Conv2D(8, -3)", "Conv2D(8, 3, dilation_rate=0)", "Conv2D(8, 3, groups=0)", "Conv2D(8, (3, 3, 3))",
          "Conv2D(8, (3,))", "Conv2D(8, 3, strides=(2,))", "Conv2D(8.0, 3)", "Conv2D(8.5, 3)", "Conv2D(8, 3.0)",
          'Conv2D("8", 3)', 'Conv2D(8, 3, data_format="channels_middle")', "DepthwiseConv2D(3, depth_multiplier=0)",
          "DepthwiseConv2D(3, groups=3)", "SeparableConv2D(8, 3, depth_multiplier=0)", "SeparableConv2D(0, 3)",
          'SeparableConv2D(8, 3, activation="reluu")', 'DepthwiseConv2D(3, activation="reluu")', "DepthwiseConv2D()",
          "Conv2DTranspose(8, 3, strides=2, output_padding=2)", "Conv2DTranspose(8, 3, output_padding=1)",
          "Conv2DTranspose(8, 3, strides=(2, 3), output_padding=(1, 3))", "Conv2DTranspose(8, 3, groups=2)",
          'Conv2DTranspose(8, 3, activation="reluu")', "Conv2DTranspose(0, 3)", "Conv2DTranspose(8)"),
    *each("28,28 784 2,28,28,3", "Conv2D(8, 3)", "DepthwiseConv2D(3)", "SeparableConv2D(8, 3)",
          "Conv2DTranspose(8, 3)"),
    *each("28,28,?", "Conv2D(8, 3)", "DepthwiseConv2D(3)", "SeparableConv2D(8, 3)", "Conv2DTranspose(8, 3)"),
    *each("28", "Conv1D(8, 3)", "Conv1DTranspose(8, 3)", "DepthwiseConv1D(3)"),
    *each("2,4", "Conv1D(8, 3)", 'Conv1D(8, 3, padding="causal")', "Conv1D(8, 2, 3)"),
    *each("28,28,3", "Conv3D(8, 3)", "Conv3DTranspose(8, 3)"),
    # pools
    *(
        g
        for name in ("MaxPooling2D", "AveragePooling2D")
        for g in (
            grid(name + '({k}, strides={s}, padding="{p}")', "27,28,3", k="2; (3, 2)", s="None; 1; (2, 3)",
                 p="valid; same"),
            *each("27,28,3 ?,?,3", name + "(2)", name + "(3, 2)", name + '(3, 2, "same")',
                  name + "(pool_size=(2, 2), strides=2)"),
            *each("3,27,28 3,?,28", name + '(2, data_format="channels_first")'),
            *each("2,2,3", name + "(3)", name + '(3, padding="same")', name + "(2, strides=0)", name + "(0)",
                  name + '(2, padding="full")', name + "(2, stride=1)", name + "((2, 2, 2))", name + "(2, 2, 1)"),
            *each("784 28,28 2,28,28,3", name + "(2)"),
        )
    ),
    *(
        g
        for name in ("MaxPooling1D", "AveragePooling1D")
        for g in (
            grid(name + '({k}, strides={s}, padding="{p}")', "19,4", k="2; 3", s="None; 1; 3", p="valid; same"),
            *each("19,4 ?,4", name + "(2)"),
            *each("1,4", name + "(2)"),
            *each("4,19", name + '(2, data_format="channels_first")'),
            *each("19", name + "(2)"),
        )
    ),
    *(
        g
        for name in ("MaxPooling3D", "AveragePooling3D")
        for g in (
            grid(name + '({k}, strides={s}, padding="{p}")', "7,8,9,2", k="2; (1, 2, 3)", s="None; 3", p="valid; same"),
            *each("7,8,9", name + "(2)"),
        )
    ),
    *each("27,28,3 ?,?,3", "MaxPooling2D()"),
    *each("27,28,3", "MaxPool2D(2)", "AvgPool2D(2)", "GlobalAvgPool2D()", "GlobalMaxPool2D()"),
    *(
        g
        for name in ("GlobalAveragePooling", "GlobalMaxPooling")
        for g in (
            *each("7,4 ?,4", f"{name}1D()", f"{name}1D(keepdims=True)", f'{name}1D(data_format="channels_first")'),
            *each("7,8,4 ?,?,4", f"{name}2D()", f"{name}2D(keepdims=True)", f'{name}2D(data_format="channels_first")'),
            *each("5,6,7,4", f"{name}3D()", f"{name}3D(keepdims=True)", f'{name}3D(data_format="channels_first")'),
            *each("7", f"{name}1D()", f"{name}2D()"),
            *each("7,8,4", f"{name}1D()", f"{name}3D()", f"{name}2D(2)", f"{name}2D(keepdim=True)"),
        )
    ),
    *(
        g
        for name in ("AdaptiveAveragePooling", "AdaptiveMaxPooling")
        for g in (
            *each("9,4", f"{name}1D(3)", f"{name}1D((4,))", f"{name}1D(2)"),
            *each("9,8,4", f"{name}2D(3)", f"{name}2D((4, 2))", f"{name}2D(1)"),
            *each("4,9,8", f'{name}2D((3, 2), data_format="channels_first")'),
            *each("5,6,7,4", f"{name}3D(2)", f"{name}3D((1, 2, 3))"),
            *each("9,8,4", f"{name}2D()", f"{name}2D((1, 2, 3))", f"{name}2D(0)", f"{name}1D(2)"),
        )
    ),
    # dense
    *each("784 ?,16 28,28,3", "Dense(10)", "Dense(10, use_bias=False)"),
    *each("16", 'Dense(10, "relu")', "Dense(units=1, activation='sigmoid')",
          'Dense(10, activation="softmax", name="d")', "Dense(10, trainable=False)",
          "Dense(10, input_dim=16)", "Dense(4 * 2)", "Dense(10, input_shape=(16,))", "Dense()", "Dense(0)", "Dense(-1)",
          "Dense(10.0)", "Dense(2.5)", "Dense('10')", "Dense(10, activation='rellu')",
          "Dense(10, activation='Softmax')", "Dense(unit=10)", "Dense(10, bias=False)",
          "Dense(10, 'relu', activation='relu')", "Dense((10,))", "Dense(None)"),
    *each("?", "Dense(10)"),
    *each("28,28,?", "Dense(10)"),
    # normalization
    grid("BatchNormalization(scale={s}, center={c})", "28,28,32 16 ?,?,8", s="True; False", c="True; False"),
    grid("BatchNormalization(axis={a})", "28,27,32", a="1; 2; 3; -1; -2; -3"),
    *each("28,28,32", "BatchNormalization(trainable=False)", "BatchNormalization(momentum=0.9, epsilon=1e-5)",
          "BatchNormalization(-1, 0.9)", "BatchNormalization(axis=4)", "BatchNormalization(axis=-5)",
          "BatchNormalization(axis=0)", "BatchNormalization(axis=-4)", "BatchNormalization(axis=None)",
          "BatchNormalization(axis=[1, 2])", "BatchNormalization(scales=False)", "BatchNormalization(renorm=True)",
          "BatchNormalization(affine=False)"),
    *each("20,4 5,6,7,4", "BatchNormalization()"),
    *each("28,28,?", "BatchNormalization()"),
    *each("?,28,3", "BatchNormalization(axis=1)"),
    # activations
    *each("28,27,32", "PReLU()", "PReLU(shared_axes=[1, 2])", "PReLU(shared_axes=[1])", "PReLU(shared_axes=(3,))",
          "PReLU(shared_axes=2)", "PReLU(shared_axes=[1, 2, 3])", "PReLU(shared_axes=[-1])", "PReLU(shared_axes=[4])",
          "PReLU(share_axes=[1, 2])"),
    *each("16", "PReLU()", "PReLU(shared_axes=[1])"),
    *each("?,?,32", "PReLU(shared_axes=[1, 2])", "PReLU()"),
    *each("10 28,27,32 ?,?,3", "ReLU()", "LeakyReLU()", "ELU()", "Softmax()", 'Activation("relu")'),
    *each("10", "ReLU(6.0)", "ReLU(max_value=6, negative_slope=0.1, threshold=0.5)", "LeakyReLU(0.2)",
          "LeakyReLU(alpha=0.2)", "LeakyReLU(negative_slope=0.1)", "ELU(alpha=0.5)", "Softmax(axis=-1)",
          "Softmax(axis=1)", "Softmax(axis=5)", "ReLU(max=6)", "ELU(slope=1)", "Activation()", 'Activation("reluu")',
          'Activation("Softmax")', 'Activation("RELU")', 'Activation("leaky_relu")', 'Activation("leakyrelu")',
          'Activation("swish")', 'Activation("hard_swish")', 'Activation("LeakyReLU")', "Activation(None)",
          'Activation("linear")', 'Activation("gelu")', 'Activation("hard_sigmoid")', 'Activation("log_softmax")'),
    # regularization
    *each("10 28,27,32 ?,?,3", "Dropout(0.5)", "AlphaDropout(0.1)", "GaussianDropout(0.5)", "GaussianNoise(0.1)"),
    *each("10", "Dropout(rate=0)", "Dropout(0.25, seed=1)", "Dropout()", "Dropout(1.5)", "Dropout(-0.1)", "Dropout(50)",
          "Dropout(p=0.5)", "AlphaDropout(2)", "GaussianDropout(1.5)", "GaussianNoise(-1)", "GaussianNoise()",
          "SpatialDropout1D(0.2)", "SpatialDropout2D(0.2)", "SpatialDropout3D(0.2)"),
    *each("20,4", "SpatialDropout1D(0.2)", "SpatialDropout2D(0.2)",
          'SpatialDropout1D(0.2, data_format="channels_last")'),
    *each("9,8,4", "SpatialDropout2D(0.2)", "SpatialDropout1D(0.2)",
          'SpatialDropout2D(0.2, data_format="channels_first")', "SpatialDropout2D(2)", "SpatialDropout2D()"),
    *each("5,6,7,4", "SpatialDropout3D(0.2)", "SpatialDropout2D(0.2)"),
    # rearranging
    *each("28,27,3 16 ?,3 ?,?,8 5,6,7,4", "Flatten()", 'Flatten(data_format="channels_first")'),
    *each("28,28,3", "Flatten(1)", 'Flatten("channels_last")', "Flatten(start_dim=1)"),
    *each("24", "Reshape((24,))", "Reshape((2, 3, 4))", "Reshape((-1, 4))", "Reshape([4, 6])", "Reshape((-1,))",
          "Reshape((2, -1, 3))", "Reshape(target_shape=(1, 24))", "Reshape((24, 1))", "Reshape(24)", "Reshape(-1)",
          "Reshape((5, 5))", "Reshape((-1, 5))", "Reshape((-1, -1))", "Reshape((2, 3))", "Reshape()", "Reshape(2, 12)",
          "Reshape((0, 24))", "Reshape((-2, 12))", "Reshape((2, 3, 4, 1))", "Reshape((48,))", "Reshape((12, 2))"),
    *each("7,7,16", "Reshape((784,))", "Reshape((49, 16))", "Reshape((-1, 16))", "Reshape((7, 7, 8))"),
    *each("?,4", "Reshape((-1, 8))", "Reshape((2, 2))", "Reshape((-1, 2, 2))", "Reshape((-1,))", "Reshape((-1, 3))"),
    grid("ZeroPadding2D({p})", "9,8,3 ?,?,3", p="; 1; 3; (1, 2); ((1, 2), (3, 4)); padding=((0, 1), (0, 1)); [2, 0]"),
    *each("9,8,3", "ZeroPadding2D((1, 2, 3))", "ZeroPadding2D((1,))", "ZeroPadding2D(((1, 2), (3,)))",
          "ZeroPadding2D(-1)", "ZeroPadding2D('same')", "ZeroPadding2D(pad=1)", "ZeroPadding2D(1.5)",
          "ZeroPadding2D(((1, 2), 3))", "ZeroPadding2D((1, 2, 3, 4))", "ZeroPadding2D(None)", "ZeroPadding2D(0)"),
    *each("3,9,8", 'ZeroPadding2D((1, 2), data_format="channels_first")'),
    *each("9,8", "ZeroPadding2D(1)"),
    *each("9,8 ?,8", "ZeroPadding1D()", "ZeroPadding1D(2)", "ZeroPadding1D((1, 2))", "ZeroPadding1D(padding=(0, 3))"),
    *each("9,8", "ZeroPadding1D((1, 2, 3))", "ZeroPadding1D(-1)", "ZeroPadding1D(((1, 2),))", "ZeroPadding1D((2,))"),
    *each("9,8,3", "ZeroPadding1D(1)"),
    *each("8,9", 'ZeroPadding1D(1, data_format="channels_first")'),
    *each("5,6,7,2", "ZeroPadding3D()", "ZeroPadding3D((1, 2, 3))", "ZeroPadding3D(((0, 1), (2, 3), (4, 5)))",
          "ZeroPadding3D((1, 2))", "ZeroPadding2D(1)"),
    *each("2,5,6,7", 'ZeroPadding3D((1, 2, 3), data_format="channels_first")'),
    grid("Cropping2D({c})", "9,8,3 ?,?,3", c="1; 3; (1, 2); ((1, 2), (3, 4)); cropping=((0, 1), (0, 1)); 0"),
    *each("9,8,3", "Cropping2D()", "Cropping2D(4)", "Cropping2D(5)", "Cropping2D(((8, 0), (0, 0)))",
          "Cropping2D(((9, 0), (0, 0)))", "Cropping2D((1, 2, 3))", "Cropping2D(-1)", "Cropping2D(crop=1)"),
    *each("3,9,8", 'Cropping2D((1, 2), data_format="channels_first")'),
    *each("9,8", "Cropping1D()", "Cropping1D(2)", "Cropping1D((1, 2))", "Cropping1D(5)", "Cropping2D(1)",
          "Cropping1D((1, 2, 3))", "Cropping1D((4, 5))", "Cropping1D((4, 4))"),
    *each("5,6,7,2", "Cropping3D()", "Cropping3D((1, 2, 3))", "Cropping3D(((0, 1), (2, 3), (2, 2)))", "Cropping3D(3)"),
    *each("2,5,6,7", 'Cropping3D((1, 2, 3), data_format="channels_first")'),
    grid('UpSampling2D({s}, interpolation="{i}")', "9,8,3", s="2; 3; (2, 3)", i="nearest; bilinear"),
    *each("9,8,3 ?,?,3", "UpSampling2D()", "UpSampling2D((2, 2))", "UpSampling2D(size=1)"),
    *each("3,9,8", 'UpSampling2D((2, 3), data_format="channels_first")'),
    *each("9,8,3", "UpSampling2D((2, 2, 2))", 'UpSampling2D(2, interpolation="cubic")', "UpSampling2D(0)",
          'UpSampling2D(2, interpolation="bilinaer")', "UpSampling2D(scale_factor=2)", "UpSampling2D(1.5)",
          "UpSampling1D(2)", "UpSampling3D(2)"),
    *each("9,8 ?,8", "UpSampling1D()", "UpSampling1D(3)", "UpSampling1D(size=1)"),
    *each("9,8", "UpSampling2D(2)", "UpSampling1D((2,))"),
    *each("9", "UpSampling1D(2)"),
    *each("5,6,7,2", "UpSampling3D()", "UpSampling3D(3)", "UpSampling3D((1, 2, 3))", "UpSampling3D((1, 2))"),
    *each("2,5,6,7", 'UpSampling3D((1, 2, 3), data_format="channels_first")'),
)
# fmt: on

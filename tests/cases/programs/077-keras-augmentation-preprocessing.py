import keras
from keras import layers
from keras.models import Sequential

img_height, img_width = 180, 160
num_classes = len(["daisy", "dandelion", "roses", "sunflowers", "tulips"])

data_augmentation = keras.Sequential(
  [
    layers.RandomFlip("horizontal", input_shape=(img_height, img_width, 3)),
    layers.RandomRotation(0.1),
    layers.RandomZoom(0.1),
  ]
)

model = Sequential([
  data_augmentation,
  layers.Resizing(96, 96),
  layers.Rescaling(1./255),
  layers.Conv2D(16, 3, padding='same', activation='relu'),
  layers.MaxPooling2D(),
  layers.SpatialDropout2D(0.1),
  layers.Conv2D(32, 3, padding='same', activation='relu', kernel_regularizer=keras.regularizers.L2(1e-3)),
  layers.MaxPooling2D(),
  layers.Cropping2D(((1, 2), (3, 4))),
  layers.GaussianNoise(0.1),
  layers.Flatten(),
  layers.Dense(num_classes, name="outputs")
])

model.compile(optimizer='adam',
              loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
              metrics=['accuracy'])
history = model.fit(x=None, epochs=3)

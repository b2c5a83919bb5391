# shim: tensorflow
%matplotlib inline
!pip install tensorflow
import numpy as np
import tensorflow as tf
from tensorflow import keras
import matplotlib.pyplot as plt
print(tf.__version__)

fashion_mnist = keras.datasets.fashion_mnist
(train_images, train_labels), (test_images, test_labels) = fashion_mnist.load_data()
class_names = ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat',
               'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot']
train_images = train_images / 255.0
train_images = train_images[:, :, :, np.newaxis]

plt.figure(figsize=(10, 10))
for i in range(25):
    plt.subplot(5, 5, i + 1)
    plt.xticks([])
    plt.imshow(train_images[i % 20], cmap=plt.cm.binary)
plt.show()

# Erster Versuch – größer geht immer
model = keras.models.Sequential([
    keras.layers.Conv2D(16, (3, 3), activation='relu', input_shape=train_images.shape[1:]), # 28x28x1 => 26x26x16
    keras.layers.MaxPooling2D(2, 2), # 26x26x16 => 13x13x16
    keras.layers.Flatten(),
    keras.layers.Dense(len(class_names))
])

class StopAtAccuracy(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs={}):
        if logs.get('accuracy') > 0.95:
            self.model.stop_training = True

model.compile(optimizer='adam',
              loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
              metrics=['accuracy'])
model.fit(train_images, train_labels, epochs=5, callbacks=[StopAtAccuracy()])
model.save('model.keras')
